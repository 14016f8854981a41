// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "engine/remote/hub.h"
#include "ui/viewmodels/secret_field.h"
#include "ui/viewmodels/settings.h"

namespace loquat::ui {

/// Where models come from and go to, and how fast: kept in the ini file; the token stays in the keychain.
class LibrarySettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Library")
    Q_PROPERTY(QString folder READ folder WRITE setFolder NOTIFY changed FINAL)
    Q_PROPERTY(QString folderProblem READ folderProblem NOTIFY changed FINAL)
    Q_PROPERTY(QString mirror READ mirror NOTIFY changed FINAL)
    Q_PROPERTY(QString mirrorProblem READ mirrorProblem NOTIFY mirrorProblemChanged FINAL)
    Q_PROPERTY(bool modelScope READ modelScope WRITE setModelScope NOTIFY changed FINAL)
    Q_PROPERTY(int connections READ connections WRITE setConnections NOTIFY changed FINAL)
    Q_PROPERTY(int atOnce READ atOnce WRITE setAtOnce NOTIFY changed FINAL)
    Q_PROPERTY(double limit READ limit WRITE setLimit NOTIFY changed FINAL)
    Q_PROPERTY(loquat::ui::SecretField* token READ token CONSTANT FINAL)
    Q_PROPERTY(QString tokenState READ tokenState NOTIFY tokenChecked FINAL)
    Q_PROPERTY(QString tokenText READ tokenText NOTIFY tokenChecked FINAL)

public:
    /// `huggingFace`: where that hub is.
    LibrarySettings(Settings& settings, remote::SecretStore& secrets, remote::Hub& hub, const QUrl& huggingFace, QObject* parent = nullptr);

    QString folder() const;  ///< absolute; models go to folders of their own below it
    void setFolder(const QString& path);
    QString folderProblem() const { return folder_problem_; }
    QString mirror() const { return mirror_; }  ///< a base address; empty: the hub itself
    QString mirrorProblem() const { return mirror_problem_; }
    bool modelScope() const { return model_scope_; }  ///< the second hub is asked too
    void setModelScope(bool asked);
    int connections() const { return connections_; }
    void setConnections(int connections);
    int atOnce() const { return at_once_; }
    void setAtOnce(int downloads);
    double limit() const { return limit_; }  ///< megabytes per second, of all downloads together; 0: none
    void setLimit(double megabytes);

    SecretField* token() { return &token_; }
    QString tokenState() const { return token_state_; }  ///< "", "checking", "good", "bad"
    QString tokenText() const { return token_text_; }

    Q_INVOKABLE bool setMirror(const QString& address);  ///< false, with a problem, when it is no address
    Q_INVOKABLE void setFolderUrl(const QUrl& folder);
    Q_INVOKABLE void openFolder() const;
    /// Asks the keychain, which may want a password: so only when the token is looked at.
    Q_INVOKABLE void showToken();
    Q_INVOKABLE void checkToken();

    remote::HubSettings hubSettings() const;
    remote::DownloadSettings downloadSettings() const;
    QString tokenSecret() const;  ///< its name in the keychain when one was kept; else empty

signals:
    void changed();
    void mirrorProblemChanged();
    void tokenChecked();

private:
    void read();
    void save();
    void tell(const QString& state, const QString& text);

    Settings& settings_;
    remote::Hub& hub_;
    QUrl hugging_face_;
    SecretField token_;
    QString folder_, folder_problem_;
    QString mirror_, mirror_problem_;
    bool model_scope_ = true;
    int connections_ = 4;
    int at_once_ = 1;
    double limit_ = 0;
    QString token_state_, token_text_;
    bool has_token_ = false;
    bool token_shown_ = false;
    int check_ = 0;  // the last one asked for
};

}  // namespace loquat::ui

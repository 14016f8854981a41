// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

/// Every internet address that this program has tried to connect or send to, "127.0.0.1:443", since the last clear.
/// Works by standing before the C library's connect, sendto, sendmsg and sendmmsg: link connect_recorder.cpp in.
std::vector<std::string> recordedConnections();
void clearRecordedConnections();

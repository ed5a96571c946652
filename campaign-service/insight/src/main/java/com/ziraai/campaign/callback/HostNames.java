package com.ziraai.campaign.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up where hosts are. May take its time. */
interface HostNames {

    /**
     * All addresses of a host.
     *
     * @throws UnknownHostException if it has none
     */
    List<InetAddress> lookUp(String host) throws UnknownHostException;
}

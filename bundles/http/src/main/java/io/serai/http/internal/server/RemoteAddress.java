package io.serai.http.internal.server;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a request comes from. */
public final class RemoteAddress {
    private RemoteAddress() {}

    /** Whether somebody on this machine calls, and not through a proxy that calls for others. */
    public static boolean isThisMachine(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && request.getHeader("Forwarded") == null
                && request.getHeader("X-Forwarded-For") == null;
    }

    /** Whether it is a literal address of this machine. */
    public static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress(); // a literal: no name is looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

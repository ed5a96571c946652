package com.ziraai.campaign.callback;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Callable;
import reactor.core.scheduler.Scheduler;

/**
 * Resolves a host only if every address it has may be called. The connection is made to what was
 * checked here; nobody asks a second time, so an answer that changes in between changes nothing.
 */
final class CheckedResolver extends AddressResolverGroup<InetSocketAddress> {

    private final HostNames hosts;
    private final PublicAddresses addresses;
    private final Scheduler lookUps;

    /**
     * @param lookUps where looking up may block
     */
    CheckedResolver(HostNames hosts, PublicAddresses addresses, Scheduler lookUps) {
        this.hosts = hosts;
        this.addresses = addresses;
        this.lookUps = lookUps;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Names(executor).asAddressResolver();
    }

    private List<InetAddress> checked(String host) throws UnknownHostException, ForbiddenAddress {
        List<InetAddress> found = hosts.lookUp(host);
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        if (!found.stream().allMatch(addresses::mayBeCalled)) {
            throw new ForbiddenAddress(host);
        }
        return found;
    }

    private final class Names extends InetNameResolver {

        Names(EventExecutor executor) {
            super(executor);
        }

        @Override
        protected void doResolve(String host, Promise<InetAddress> promise) {
            resolve(promise, () -> checked(host).getFirst());
        }

        @Override
        protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
            resolve(promise, () -> checked(host));
        }

        private <T> void resolve(Promise<T> promise, Callable<T> lookUp) {
            lookUps.schedule(() -> {
                try {
                    promise.trySuccess(lookUp.call());
                } catch (Exception e) {
                    promise.tryFailure(e);
                }
            });
        }
    }
}

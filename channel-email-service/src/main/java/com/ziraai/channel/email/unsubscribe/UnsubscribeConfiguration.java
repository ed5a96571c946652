package com.ziraai.channel.email.unsubscribe;

import com.ziraai.channel.email.inbound.Inbound;
import com.ziraai.channel.email.token.UnsubscribeTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes of the link. */
@Configuration(proxyBeanMethods = false)
public class UnsubscribeConfiguration {

    @Bean
    RouterFunction<ServerResponse> unsubscribe(UnsubscribeTokens tokens, Inbound inbound) {
        UnsubscribeRoute route = new UnsubscribeRoute(tokens, inbound);
        return RouterFunctions.route()
                .GET(UnsubscribeRoute.PATH, route::show)
                .POST(UnsubscribeRoute.PATH, route::leave)
                .build();
    }
}

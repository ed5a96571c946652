package com.ziraai.analytics.access;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Tokens, roles and the shape of answers. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class AccessConfiguration {

    /** Before Spring Boot's own, which answers in another shape. */
    private static final int BEFORE_BOOT = -2;

    @Bean
    Answers answers(MessageSource texts) {
        return new Answers(texts);
    }

    @Bean
    @Order(BEFORE_BOOT)
    Errors errors(Answers answers, JsonMapper json) {
        return new Errors(answers, json);
    }

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, Errors errors) {
        ServerAuthenticationEntryPoint unauthorized =
                (exchange, failure) -> errors.write(exchange, HttpStatus.UNAUTHORIZED);
        ServerAccessDeniedHandler forbidden =
                (exchange, failure) -> errors.write(exchange, HttpStatus.FORBIDDEN);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .authorizeExchange(requests ->
                        requests.pathMatchers("/actuator/health/**", "/actuator/prometheus")
                                .permitAll()
                                .anyExchange()
                                .hasAnyRole("Sponsor", "Admin"))
                .oauth2ResourceServer(tokens ->
                        tokens.authenticationEntryPoint(unauthorized)
                                .accessDeniedHandler(forbidden)
                                .jwt(jwt -> jwt.jwtAuthenticationConverter(roles())))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthorized)
                                .accessDeniedHandler(forbidden))
                .build();
    }

    private static ReactiveJwtAuthenticationConverter roles() {
        var authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName("roles");
        authorities.setAuthorityPrefix("ROLE_");
        var converter = new ReactiveJwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                new ReactiveJwtGrantedAuthoritiesConverterAdapter(authorities));
        return converter;
    }
}

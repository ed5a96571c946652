package com.ziraai.campaign.gateway;

import static com.ziraai.inquiry.Caller.ADMIN_ROLE;
import static com.ziraai.inquiry.Caller.SPONSOR_ROLE;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Security, texts and error answers of all routes. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class GatewayConfiguration {

    /** What is answered without a token. */
    private static final String[] OPEN = {
        "/actuator/health/**",
        "/actuator/prometheus",
        "/api/v1/openapi.json",
        "/api/v1/openapi.yaml",
        "/swagger-ui",
        "/swagger-ui/**"
    };

    @Bean
    Texts texts() {
        return new Texts();
    }

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    @Bean
    @ConditionalOnMissingBean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    ErrorAnswers errorAnswers(
            Texts texts, JsonMapper json, RandomGenerator random, MeterRegistry meters) {
        return new ErrorAnswers(texts, json, random, new RefusalMeters(meters));
    }

    /** What the firewall stops, such as TRACE or an encoded slash, is an error like any other. */
    @Bean
    ServerExchangeRejectedHandler rejectedHandler(ErrorAnswers answers) {
        return (exchange, rejection) ->
                answers.answer(
                        exchange, ProblemException.of(HttpStatus.BAD_REQUEST, "BAD_REQUEST"), null);
    }

    @Bean
    SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http, ErrorAnswers answers) {
        ServerAuthenticationEntryPoint unauthenticated =
                (exchange, failure) -> {
                    exchange.getResponse().getHeaders().set("WWW-Authenticate", "Bearer");
                    return answers.answer(
                            exchange,
                            ProblemException.of(HttpStatus.UNAUTHORIZED, "UNAUTHORIZED"),
                            null);
                };
        ServerAccessDeniedHandler denied =
                (exchange, failure) ->
                        answers.answer(
                                exchange,
                                ProblemException.of(HttpStatus.FORBIDDEN, "FORBIDDEN"),
                                null);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(exchanges ->
                        exchanges
                                .pathMatchers(OPEN)
                                .permitAll()
                                .anyExchange()
                                .hasAnyRole(SPONSOR_ROLE, ADMIN_ROLE))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated)
                                .accessDeniedHandler(denied))
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                                .authenticationEntryPoint(unauthenticated)
                                .accessDeniedHandler(denied))
                .build();
    }

    private static ReactiveJwtAuthenticationConverterAdapter roles() {
        JwtGrantedAuthoritiesConverter authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName("roles");
        authorities.setAuthorityPrefix("ROLE_");
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(authorities);
        return new ReactiveJwtAuthenticationConverterAdapter(converter);
    }
}

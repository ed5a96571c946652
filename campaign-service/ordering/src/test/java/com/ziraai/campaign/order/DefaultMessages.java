package com.ziraai.campaign.order;

import com.ziraai.message.DeepLinks;
import com.ziraai.message.MessageConfiguration;
import com.ziraai.message.Renderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** Messages as they are written by default. */
final class DefaultMessages {

    private DefaultMessages() {}

    static SampleMessages create() {
        try (var context = new AnnotationConfigApplicationContext()) {
            new YamlPropertySourceLoader()
                    .load("message", new ClassPathResource("message.yml"))
                    .forEach(context.getEnvironment().getPropertySources()::addLast);
            context.register(MessageConfiguration.class);
            context.refresh();
            return new SampleMessages(
                    context.getBean(Renderer.class), context.getBean(DeepLinks.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.camelzoom.examples.esb;

import io.github.camelzoom.examples.esb.plain.PlainApplication;
import io.github.camelzoom.examples.esb.plain.SecretStore;
import io.github.camelzoom.examples.esb.springboot.EsbApplication;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Properties;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.apache.camel.CamelContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The two applications, each started with the simulator's made-up credentials in its own kind of store. */
enum Flavour {
    PLAIN_JAVA("Plain Java: the application makes its CamelContext; secrets from a PKCS12 store") {
        @Override
        Embedded start(ZoomSimulator zoom, Path folder) throws Exception {
            char[] password = "changeit".toCharArray();
            Path store = folder.resolve("secrets.p12");
            writeStore(
                    store,
                    password,
                    Map.of(
                            "zoom.account-id", zoom.accountId(),
                            "zoom.client-id", zoom.clientId(),
                            "zoom.client-secret", zoom.clientSecret()));
            Properties settings = new Properties();
            settings.setProperty("esb.folder", folder.toString());
            settings.setProperty("esb.port", "0");
            settings.setProperty("zoom.subscription-id", zoom.subscriptionId());
            settings.setProperty("zoom.web-socket-url", zoom.webSocketUrl());
            settings.setProperty("zoom.oauth-url", zoom.oauthUrl());
            PlainApplication application = new PlainApplication(settings, SecretStore.open(store, password));
            return new Embedded() {
                @Override
                public CamelContext camel() {
                    return application.camel();
                }

                @Override
                public URI health() {
                    return application.health();
                }

                @Override
                public void close() {
                    application.close();
                }
            };
        }
    },
    SPRING_BOOT("Spring Boot: the starter reads the properties; secrets from a folder of files") {
        @Override
        Embedded start(ZoomSimulator zoom, Path folder) throws IOException {
            Path secrets = Files.createDirectories(folder.resolve("secrets"));
            for (Map.Entry<String, String> property : zoom.componentProperties().entrySet()) {
                Files.writeString(secrets.resolve(property.getKey()), property.getValue());
            }
            ConfigurableApplicationContext application = SpringApplication.run(
                    EsbApplication.class,
                    "--esb.secrets=" + secrets,
                    "--esb.folder=" + folder,
                    "--zoom.subscription-id=" + zoom.subscriptionId(),
                    "--server.port=0");
            return new Embedded() {
                @Override
                public CamelContext camel() {
                    return application.getBean(CamelContext.class);
                }

                @Override
                public URI health() {
                    return URI.create("http://localhost:"
                            + application.getEnvironment().getProperty("local.server.port") + "/actuator/health");
                }

                @Override
                public void close() {
                    application.close();
                }
            };
        }
    };

    private final String title;

    Flavour(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Starts it against a simulator; what its services write is below the folder. */
    abstract Embedded start(ZoomSimulator zoom, Path folder) throws Exception;

    private static void writeStore(Path file, char[] password, Map<String, String> secrets)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            // as keytool -importpass does
            SecretKey key = SecretKeyFactory.getInstance("PBE")
                    .generateSecret(new PBEKeySpec(secret.getValue().toCharArray()));
            store.setEntry(
                    secret.getKey(), new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(password));
        }
        try (var out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
    }
}

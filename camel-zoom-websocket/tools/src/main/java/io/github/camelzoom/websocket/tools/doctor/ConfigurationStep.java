package io.github.camelzoom.websocket.tools.doctor;

import io.github.camelzoom.websocket.ConfigurationCheck;
import io.github.camelzoom.websocket.ZoomWsConfiguration;
import java.nio.file.Files;
import java.util.List;

/** Whether everything is given, and what is given can be right; by the same check as a route's start makes. */
final class ConfigurationStep {

    private final SettingOptions options;
    private Setup setup;

    ConfigurationStep(SettingOptions options) {
        this.options = options;
    }

    Finding run() {
        List<String> missing = options.missing();
        if (!missing.isEmpty()) {
            return Finding.failed(
                    Step.CONFIGURATION,
                    "not set: " + String.join("; ", missing),
                    "Set what is missing. Where each is found in the Zoom Marketplace: docs/getting-started.md.");
        }
        try {
            if (options.subscriptionId.contains(",")) {
                throw new IllegalArgumentException("Name one subscription at a time");
            }
            if (options.trustStore != null && !Files.isReadable(options.trustStore)) {
                throw new IllegalArgumentException("The trust store cannot be read: " + options.trustStore);
            }
            ZoomWsConfiguration configuration = options.configuration();
            ConfigurationCheck.check(configuration, options.subscriptionId);
            setup = new Setup(configuration, options);
            return Finding.ok(Step.CONFIGURATION, words(configuration));
        } catch (IllegalArgumentException e) {
            return Finding.failed(Step.CONFIGURATION, e.getMessage(), "Correct that setting.");
        }
    }

    private String words(ZoomWsConfiguration configuration) {
        return "subscription " + options.subscriptionId + ", client " + configuration.getClientId() + ", grant "
                + configuration.effectiveGrantType()
                + (configuration.getProxyHost() == null
                        ? ""
                        : ", by proxy " + configuration.getProxyHost() + ":" + configuration.getProxyPort());
    }

    /** What was found good; null if nothing was. */
    Setup setup() {
        return setup;
    }
}

package dev.campusg.eventstore.quarkus.http;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Tokens count, headers do not; the test finds the private key in its own configuration. */
public class TokenProfile extends HttpProfile {

    static final String PRIVATE_KEY = "test.private-key";

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = super.getConfigOverrides();
        KeyPair pair = pair();
        settings.put("campusg.auth", "jwt");
        settings.put("campusg.env", "production");
        settings.put("mp.jwt.verify.issuer", "https://campusg.test");
        settings.put("mp.jwt.verify.publickey", base64(pair.getPublic().getEncoded()));
        settings.put(PRIVATE_KEY, base64(pair.getPrivate().getEncoded()));
        return settings;
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

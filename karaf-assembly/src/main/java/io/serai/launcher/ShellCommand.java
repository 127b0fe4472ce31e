package io.serai.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;

/**
 * One command in the hub's shell, with nothing but its output on the terminal; ends with 1 if the command failed. The
 * connection never leaves this machine, so the server's key is not looked at.
 */
public final class ShellCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ShellCommand() {}

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        System.exit(run(Integer.parseInt(args[0]), Path.of(args[1]), args[2]));
    }

    private static int run(int port, Path key, String command) throws IOException, GeneralSecurityException {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
            client.start();
            try (ClientSession session =
                    client.connect("serai", "127.0.0.1", port).verify(PATIENCE).getSession()) {
                session.addPublicKeyIdentity(read(key));
                session.auth().verify(PATIENCE);
                try (ChannelExec channel = session.createExecChannel(command);
                        OutputStream out = System.out;
                        OutputStream errors = System.err) {
                    channel.setOut(out);
                    channel.setErr(errors);
                    channel.open().verify(PATIENCE);
                    channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), Duration.ZERO);
                    Integer status = channel.getExitStatus();
                    return status == null ? 1 : status;
                }
            }
        } catch (IOException failed) {
            System.err.println("The shell does not answer: " + failed.getMessage());
            return 1;
        }
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        PrivateKey key = rsa.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
        RSAPrivateCrtKey parts = (RSAPrivateCrtKey) key;
        return new KeyPair(
                rsa.generatePublic(new RSAPublicKeySpec(parts.getModulus(), parts.getPublicExponent())), key);
    }
}

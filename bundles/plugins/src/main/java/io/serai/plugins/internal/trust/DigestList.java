package io.serai.plugins.internal.trust;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.serai.plugins.internal.trust.PackageFiles.TamperedException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code SERAI-INF/digests.json}: what each file of a package is, but for itself and the signature over it.
 *
 * @param files SHA-256 in hexadecimal, by path
 */
@JsonPropertyOrder({"algorithm", "files"})
public record DigestList(@Nullable String algorithm, Map<String, String> files) {
    public static final String PATH = "SERAI-INF/digests.json";
    public static final String ALGORITHM = "SHA-256";

    public DigestList {
        files = Collections.unmodifiableMap(files == null ? new TreeMap<>() : new TreeMap<>(files));
    }

    /** That of the files as they are. */
    public static DigestList of(Map<String, String> digests) {
        Map<String, String> files = new TreeMap<>(digests);
        files.remove(PATH);
        files.remove(PackageSignature.PATH);
        return new DigestList(ALGORITHM, files);
    }

    static DigestList parse(byte[] json) throws TamperedException {
        DigestList list = TrustJson.read(json, DigestList.class, PATH);
        if (!ALGORITHM.equals(list.algorithm())) {
            throw new TamperedException(PATH + " does not use " + ALGORITHM);
        }
        return list;
    }

    /** What is signed. */
    public byte[] bytes() {
        return TrustJson.write(this);
    }

    /** @throws TamperedException naming the first file that is not as listed */
    void mustFit(Map<String, String> digests) throws TamperedException {
        Map<String, String> there = of(digests).files();
        for (Map.Entry<String, String> listed : files.entrySet()) {
            String digest = there.get(listed.getKey());
            if (digest == null) {
                throw new TamperedException(listed.getKey() + " is missing");
            }
            if (!digest.equalsIgnoreCase(listed.getValue())) {
                throw new TamperedException(listed.getKey() + " is not the file that was packed");
            }
        }
        for (String path : there.keySet()) {
            if (!files.containsKey(path)) {
                throw new TamperedException(path + " was added");
            }
        }
    }
}

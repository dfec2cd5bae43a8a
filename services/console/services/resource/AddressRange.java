package console.services.resource;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Addresses from one to another, both included: `10.21.0.50-10.21.0.60`, `10.21.0.0/16` or one
/// address. Never asks a name server.
///
/// @param bits 32 for IPv4, 128 for IPv6
public record AddressRange(BigInteger first, BigInteger last, int bits) {
    private static final Pattern DOTTED = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?:$|:)");

    /// Empty for what is no range.
    public static Optional<AddressRange> parse(String text) {
        String trimmed = text.trim();
        int slash = trimmed.indexOf('/');
        if (slash >= 0) {
            return network(trimmed.substring(0, slash), trimmed.substring(slash + 1));
        }
        int dash = trimmed.indexOf('-');
        String from = dash < 0 ? trimmed : trimmed.substring(0, dash).trim();
        String to = dash < 0 ? trimmed : trimmed.substring(dash + 1).trim();
        return address(from)
                .flatMap(
                        first ->
                                address(to)
                                        .filter(last -> first.bits == last.bits)
                                        .filter(last -> first.first.compareTo(last.first) <= 0)
                                        .map(
                                                last ->
                                                        new AddressRange(
                                                                first.first,
                                                                last.first,
                                                                first.bits)));
    }

    public static boolean isAddress(String text) {
        return address(text).isPresent();
    }

    /// One spelling for all of the same address, for IPv6 that of RFC 5952, for one of IPv4 within
    /// IPv6 that of IPv4; what is no address stays as it is.
    public static String canonical(String text) {
        return address(text).map(address -> address.text(address.first)).orElse(text);
    }

    public BigInteger size() {
        return last.subtract(first).add(BigInteger.ONE);
    }

    public boolean contains(String address) {
        return address(address)
                .filter(other -> other.bits == bits)
                .filter(other -> other.first.compareTo(first) >= 0)
                .filter(other -> other.first.compareTo(last) <= 0)
                .isPresent();
    }

    /// Its first addresses, at most so many.
    public List<String> first(int most) {
        List<String> addresses = new ArrayList<>();
        BigInteger next = first;
        while (addresses.size() < most && next.compareTo(last) <= 0) {
            addresses.add(text(next));
            next = next.add(BigInteger.ONE);
        }
        return addresses;
    }

    private String text(BigInteger number) {
        byte[] bytes = new byte[bits / 8];
        byte[] digits = number.toByteArray();
        int length = Math.min(digits.length, bytes.length);
        System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
        try {
            return shortened(InetAddress.getByAddress(bytes).getHostAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("no address of " + bytes.length + " bytes", e);
        }
    }

    /// The longest run of zeros, the first of equally long ones, becomes `::`.
    private static String shortened(String address) {
        return ZEROS.matcher(address)
                .results()
                .reduce((best, run) -> zeros(run) > zeros(best) ? run : best)
                .map(run -> address.substring(0, run.start()) + "::" + address.substring(run.end()))
                .orElse(address);
    }

    private static long zeros(MatchResult run) {
        return run.group().chars().filter(each -> each == '0').count();
    }

    private static Optional<AddressRange> network(String address, String length) {
        if (!length.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(length);
        return address(address)
                .filter(base -> prefix <= base.bits)
                .map(
                        base -> {
                            int free = base.bits - prefix;
                            BigInteger first = base.first.shiftRight(free).shiftLeft(free);
                            BigInteger rest = BigInteger.ONE.shiftLeft(free);
                            return new AddressRange(
                                    first, first.add(rest).subtract(BigInteger.ONE), base.bits);
                        });
    }

    private static Optional<AddressRange> address(String text) {
        if (text.length() > 45 || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            byte[] bytes = address.getAddress();
            boolean mapped = text.indexOf(':') >= 0; // `::ffff:10.21.0.38` is that of IPv4
            if (bytes.length == 4 && !mapped && !DOTTED.matcher(text).matches()) {
                return Optional.empty();
            }
            BigInteger number = new BigInteger(1, bytes);
            return Optional.of(new AddressRange(number, number, bytes.length * 8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

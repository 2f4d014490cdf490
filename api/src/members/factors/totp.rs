//! The codes of authenticator apps: TOTP (RFC 6238) with HMAC-SHA-1, six digits and steps of 30 seconds, since that is what
//! every app can do. SHA-1's collisions are no weakness of its HMAC.

use aws_lc_rs::hmac;

use crate::platform::time::Timestamp;

/// Bytes of a secret: as long as the hash (RFC 4226, section 4, R6).
pub const SECRET_BYTES: usize = 20;
const STEP_SECONDS: i64 = 30;
/// Clocks differ, and people take a while to type: one step before and one after are good (RFC 6238, section 5.2).
pub const SKEW: i64 = 1;

/// The step of an instant.
pub const fn step_at(now: Timestamp) -> i64 {
    now.seconds().div_euclid(STEP_SECONDS)
}

/// When a step begins, in seconds since the epoch.
pub const fn begin_of(step: i64) -> i64 {
    step * STEP_SECONDS
}

/// The code of a step (RFC 4226, section 5.3).
pub fn code(secret: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let bytes = tag.as_ref();
    let offset = usize::from(bytes.last().copied().unwrap_or_default() & 0x0f);
    let part = bytes.iter().skip(offset).take(4).fold(0_u32, |part, byte| (part << 8) | u32::from(*byte));
    format!("{:06}", (part & 0x7fff_ffff) % 1_000_000)
}

/// The step whose code this is, of those that are good now. All of them are compared, whichever it is.
pub fn step_of(secret: &[u8], given: &str, now: Timestamp) -> Option<i64> {
    let current = step_at(now);
    let mut found = None;
    for step in current - SKEW..=current + SKEW {
        let expected = code(secret, step);
        if aws_lc_rs::constant_time::verify_slices_are_equal(expected.as_bytes(), given.as_bytes()).is_ok() {
            found = Some(step);
        }
    }
    found
}

/// What authenticator apps read out of the picture.
pub fn address(secret: &[u8], email: &str) -> String {
    let label: String = email.bytes().fold(String::new(), |label, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => {
            label + char::from(byte).encode_utf8(&mut [0; 4])
        }
        other => label + &format!("%{other:02X}"),
    });
    let secret = data_encoding::BASE32_NOPAD.encode(secret);
    format!(
        "otpauth://totp/We-novate:{label}?secret={secret}&issuer=We-novate&algorithm=SHA1&digits=6&period=30"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, the last six of its eight digits.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(secret, step_at(Timestamp(seconds * 1_000_000))), expected);
        }
    }

    #[test]
    fn one_step_before_and_after_are_good() {
        let (secret, now) = (b"12345678901234567890", Timestamp(1_111_111_111_000_000));
        let step = step_at(now);
        for (distance, good) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let found = step_of(secret, &code(secret, step + distance), now);
            assert_eq!(found, good.then_some(step + distance));
        }
        assert_eq!(step_of(secret, "", now), None);
    }

    #[test]
    fn the_address_says_whose_and_with_whom() {
        let address = address(b"12345678901234567890", "eleni+a@ioannina.gr");
        assert!(
            address.starts_with("otpauth://totp/We-novate:eleni%2Ba@ioannina.gr?secret=GEZDGNBVGY3TQOJQ")
        );
    }
}

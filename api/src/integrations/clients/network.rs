//! Networks of addresses (CIDR, RFC 4632).

use std::{net::IpAddr, str::FromStr};

/// A network: an address and how many of its bits count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u32,
}

impl FromStr for Network {
    type Err = ();

    /// `192.0.2.0/24`, `2001:db8::/32`, or one address.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u8>().map_err(drop)?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(drop)?;
        let whole = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(whole, u32::from);
        if bits > whole { Err(()) } else { Ok(Self { address, bits }) }
    }
}

impl Network {
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                let mask = u32::MAX.checked_shl(32 - self.bits).unwrap_or(0);
                network.to_bits() & mask == address.to_bits() & mask
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                let mask = u128::MAX.checked_shl(128 - self.bits).unwrap_or(0);
                network.to_bits() & mask == address.to_bits() & mask
            }
            _ => false,
        }
    }
}

/// Whether a client with this list may call from there. What cannot be read lets nobody in.
pub fn allows(list: &[String], address: Option<IpAddr>) -> bool {
    let within = |text: &String| {
        let network = text.parse::<Network>();
        address.is_some_and(|address| network.is_ok_and(|network| network.contains(address)))
    };
    list.is_empty() || list.iter().any(within)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_in(network: &str, address: &str) -> bool {
        allows(&[network.to_owned()], Some(address.parse().unwrap()))
    }

    #[test]
    fn an_address_is_in_its_network() {
        assert!(is_in("192.0.2.0/24", "192.0.2.7") && !is_in("192.0.2.0/24", "192.0.3.7"));
        assert!(is_in("192.0.2.7", "192.0.2.7") && !is_in("192.0.2.7", "192.0.2.8"));
        assert!(is_in("2001:db8::/32", "2001:db8:1::1") && !is_in("2001:db8::/32", "2001:db9::1"));
        assert!(is_in("0.0.0.0/0", "198.51.100.1") && is_in("::/0", "2001:db8::1"));
        assert!(is_in("10.0.0.0/8", "::ffff:10.1.2.3"), "an IPv4 address in the dress of an IPv6 one");
        assert!(!is_in("0.0.0.0/0", "2001:db8::1"));
    }

    #[test]
    fn what_cannot_be_read_lets_nobody_in() {
        for wrong in ["192.0.2.0/33", "192.0.2", "2001:db8::/129", "x", "", "192.0.2.0/-1"] {
            assert!(wrong.parse::<Network>().is_err() && !is_in(wrong, "192.0.2.1"), "{wrong}");
        }
        assert!(allows(&[], None) && !allows(&["192.0.2.1".into()], None));
    }
}

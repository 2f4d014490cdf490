//! What a newcomer reads when the demo has started.

use std::fmt::Write;

use super::{ACCOUNTS, PASSWORD};
use crate::platform::config::Config;

/// The address, the accounts, and where the mails are.
pub fn welcome(config: &Config) -> String {
    let mut text = format!("\n  We-novate     {}\n", config.public_url);
    let _ = writeln!(text, "  API           {}/docs/", config.public_url);
    if config.smtp_url.is_none() {
        let _ = writeln!(text, "  Mails         {}/outbox  (nothing leaves this machine)", config.public_url);
    }
    let _ = writeln!(text, "\n  Accounts of the demo, all with the password  {PASSWORD}\n");
    for account in &ACCOUNTS {
        let _ = writeln!(text, "    {:<26} {} · {}", account.email, account.role_en, account.role_el);
    }
    let _ =
        writeln!(text, "\n  Staff also show a code, which the sign-in page fills in. On a command line:\n");
    let _ = writeln!(text, "    wenovate demo-code syntonistis@ypes.gr\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_account_is_named() {
        let text = welcome(&Config::default());
        assert!(ACCOUNTS.iter().all(|account| text.contains(account.email)) && text.contains(PASSWORD));
    }
}

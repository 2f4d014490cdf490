use std::fs;

use wenovate::platform::config::Config;

#[test]
fn every_fault_of_the_configuration_is_named_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wenovate.toml");
    let text =
        "bind = 'here'\npublic_url = 'we-novate.example'\nsession_days = 0\nsmtp_url = 'http://mail'\n";
    fs::write(&file, text).unwrap();
    let faults = Config::load(&file).unwrap_err();
    for name in ["bind", "public_url", "session_days", "smtp_url"] {
        assert!(faults.iter().any(|fault| fault.starts_with(name)), "{name} is not named in {faults:#?}");
    }
    assert_eq!(faults.len(), 4, "{faults:#?}");
}

#[test]
fn a_setting_that_does_not_exist_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wenovate.toml");
    fs::write(&file, "bnid = '127.0.0.1:1'\n").unwrap();
    let faults = Config::load(&file).unwrap_err();
    assert!(faults[0].contains("bnid"), "{faults:#?}");
}

#[test]
fn without_a_file_the_defaults_hold() {
    let config = Config::load(std::path::Path::new("no-such-file.toml")).unwrap();
    assert!(config.uses_sqlite());
    assert!(config.smtp_url.is_none());
}

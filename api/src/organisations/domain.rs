//! E-mail domains: whose they are, and which are nobody's.

use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use validator::ValidationError;

use super::entity::{organisation, organisation_domain};
use crate::platform::problem::Result;

/// Providers whose addresses anybody may have. Such a domain never tells for whom a person works.
const FREE_MAIL: &[&str] = &[
    "aol.com",
    "cyta.gr",
    "forthnet.gr",
    "freemail.gr",
    "gmail.com",
    "gmx.com",
    "gmx.net",
    "googlemail.com",
    "hol.gr",
    "hotmail.com",
    "hotmail.gr",
    "icloud.com",
    "in.gr",
    "live.com",
    "mail.com",
    "mail.gr",
    "me.com",
    "msn.com",
    "otenet.gr",
    "outlook.com",
    "outlook.com.gr",
    "pathfinder.gr",
    "proton.me",
    "protonmail.com",
    "tellas.gr",
    "windowslive.com",
    "windtools.gr",
    "yahoo.com",
    "yahoo.gr",
    "yandex.com",
];

/// Under which many bodies have their names: none of them may own the whole.
const SHARED: &[&str] = &["com.gr", "edu.gr", "gov.gr", "net.gr", "org.gr", "sch.gr", "syzefxis.gov.gr"];

/// The domain of an address, in lower case; empty when it has none.
pub fn domain_of(email: &str) -> String {
    email.rsplit_once('@').map(|(_, domain)| domain.trim().to_lowercase()).unwrap_or_default()
}

/// Whether anybody may have such an address.
pub fn is_free_mail(domain: &str) -> bool {
    FREE_MAIL.contains(&domain)
}

/// For `#[validate(custom(...))]`: a domain name that one body may call its own.
///
/// # Errors
/// `domain` when it is none.
pub fn is_ownable(domain: &str) -> std::result::Result<(), ValidationError> {
    let domain = domain.trim().to_lowercase();
    let labels: Vec<&str> = domain.split('.').collect();
    let is_label = |label: &&str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let owned = labels.len() >= 2
        && labels.iter().all(is_label)
        && !is_free_mail(&domain)
        && !SHARED.contains(&domain.as_str());
    if owned { Ok(()) } else { Err(ValidationError::new("domain")) }
}

/// The active body to which a domain, or one above it, belongs: `ece.ntua.gr` is the university's that has `ntua.gr`.
///
/// # Errors
/// When the database refuses.
pub async fn find_by_domain(db: &impl ConnectionTrait, domain: &str) -> Result<Option<organisation::Model>> {
    let found = organisation_domain::Entity::find()
        .find_also_related(organisation::Entity)
        .filter(organisation_domain::COLUMN.domain.is_in(with_those_above(domain)))
        .all(db)
        .await?;
    let nearest = found.into_iter().max_by_key(|(domain, _)| domain.domain.len());
    Ok(nearest
        .and_then(|(_, organisation)| organisation)
        .filter(|organisation| organisation.status == organisation::OrganisationStatus::Active))
}

/// `a.b.gr` gives itself and `b.gr`; the last label alone is nobody's.
fn with_those_above(domain: &str) -> Vec<String> {
    let labels: Vec<&str> = domain.split('.').take(16).collect();
    (0..labels.len().saturating_sub(1))
        .filter_map(|from| labels.get(from..).map(|labels| labels.join(".")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_known_by_those_above_it() {
        assert_eq!(with_those_above("ece.ntua.gr"), ["ece.ntua.gr", "ntua.gr"]);
        assert_eq!(with_those_above("gr"), Vec::<String>::new());
        assert_eq!(domain_of("Eleni@Ioannina.GR "), "ioannina.gr");
        assert_eq!(domain_of("nobody"), "");
    }

    #[test]
    fn no_body_owns_what_all_share() {
        assert!(is_ownable("ioannina.gr").is_ok());
        assert!(is_ownable("0123.syzefxis.gov.gr").is_ok());
        for refused in ["gov.gr", "gmail.com", "gr", "a..gr", "-a.gr", "a b.gr", ""] {
            assert!(is_ownable(refused).is_err(), "{refused}");
        }
    }
}

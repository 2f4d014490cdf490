//! Regions of the country by their codes (NUTS 2024, Commission Regulation (EU) 2023/674): the country's parts, and the
//! regions of each.

use actix_web::get;
use serde::Serialize;
use utoipa::ToSchema;
use validator::ValidationError;

use crate::platform::{json::Json, text};

/// A region.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Region {
    /// NUTS code: three characters for a part of the country, four for a region.
    #[schema(example = "EL54")]
    pub code: &'static str,
    #[schema(example = "Ήπειρος")]
    pub name_el: &'static str,
    #[schema(example = "Epirus")]
    pub name_en: &'static str,
}

/// All regions.
#[derive(Debug, Serialize, ToSchema)]
pub struct Regions {
    /// In the order of their codes.
    pub items: Vec<Region>,
}

const fn region(code: &'static str, name_el: &'static str, name_en: &'static str) -> Region {
    Region { code, name_el, name_en }
}

/// In the order of their codes.
pub const REGIONS: [Region; 17] = [
    region("EL3", "Αττική (τμήμα της χώρας)", "Attica (part of the country)"),
    region("EL30", "Αττική", "Attica"),
    region("EL4", "Νησιά Αιγαίου και Κρήτη", "Aegean Islands and Crete"),
    region("EL41", "Βόρειο Αιγαίο", "North Aegean"),
    region("EL42", "Νότιο Αιγαίο", "South Aegean"),
    region("EL43", "Κρήτη", "Crete"),
    region("EL5", "Βόρεια Ελλάδα", "Northern Greece"),
    region("EL51", "Ανατολική Μακεδονία και Θράκη", "Eastern Macedonia and Thrace"),
    region("EL52", "Κεντρική Μακεδονία", "Central Macedonia"),
    region("EL53", "Δυτική Μακεδονία", "Western Macedonia"),
    region("EL54", "Ήπειρος", "Epirus"),
    region("EL6", "Κεντρική Ελλάδα", "Central Greece"),
    region("EL61", "Θεσσαλία", "Thessaly"),
    region("EL62", "Ιόνια Νησιά", "Ionian Islands"),
    region("EL63", "Δυτική Ελλάδα", "Western Greece"),
    region("EL64", "Στερεά Ελλάδα", "Continental Greece"),
    region("EL65", "Πελοπόννησος", "Peloponnese"),
];

/// List the regions.
///
/// All there are: a body serves one of them, or the whole country.
#[utoipa::path(tag = "organisations", security(()), responses(
    (status = OK, description = "The regions", body = Regions)))]
#[get("/regions")]
pub async fn show_regions() -> Json<Regions> {
    Json(Regions { items: REGIONS.to_vec() })
}

/// For `#[validate(custom(...))]`: a code of the list.
///
/// # Errors
/// `region` when it is none.
pub fn is_region(code: &str) -> std::result::Result<(), ValidationError> {
    let known = REGIONS.iter().any(|region| region.code == code);
    if known { Ok(()) } else { Err(ValidationError::new("region")) }
}

/// The region itself, or those of a part of the country with it.
pub fn within(code: &str) -> Vec<&'static str> {
    let known = REGIONS.iter().filter(|region| code.len() >= 3 && region.code.starts_with(code));
    known.map(|region| region.code).collect()
}

/// The region of this name, in whichever case it stands: «ΠΕΡΙΦΕΡΕΙΑ ΗΠΕΙΡΟΥ» as well as «Ήπειρος».
pub fn by_name(name: &str) -> Option<&'static str> {
    let wanted = words(name);
    let regions = REGIONS.iter().filter(|region| region.code.len() == 4);
    regions.into_iter().find(|region| words(region.name_el) == wanted).map(|region| region.code)
}

/// The stems that tell, in order.
fn words(name: &str) -> Vec<String> {
    let mut stems = text::stems(name);
    stems.retain(|stem| *stem != text::stem("περιφερεια"));
    stems.sort_unstable();
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_known_by_its_code_and_by_its_name() {
        assert!(is_region("EL54").is_ok() && is_region("EL5").is_ok());
        assert!(is_region("EL99").is_err() && is_region("el54").is_err());
        assert_eq!(by_name("ΠΕΡΙΦΕΡΕΙΑ ΗΠΕΙΡΟΥ"), Some("EL54"));
        assert_eq!(by_name("Περιφέρεια Δυτικής Μακεδονίας"), Some("EL53"));
        assert_eq!(by_name("Κρήτης"), Some("EL43"));
        assert_eq!(by_name("ΔΗΜΟΣ ΙΩΑΝΝΙΤΩΝ"), None);
    }
}

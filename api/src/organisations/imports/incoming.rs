//! What came in, in our own words: bodies and units as an import says them, whether from JSON or from CSV.

use std::collections::HashMap;

use serde::Deserialize;
use time::{Date, format_description::well_known::Iso8601};

use super::{
    kinds::{kind_by, unit_kind_by},
    published::{Item, Text},
};
use crate::organisations::{
    entity::{OrganisationKind, UnitKind},
    region,
};

/// The longest names and texts that are taken over; longer ones are cut.
const NAME: usize = 300;
const SHORT: usize = 200;
const LONG: usize = 2_000;

/// The lists of words that items refer to by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dictionary {
    OrganizationTypes,
    UnitTypes,
    Functions,
    Cities,
}

impl Dictionary {
    pub const ALL: [Self; 4] = [Self::OrganizationTypes, Self::UnitTypes, Self::Functions, Self::Cities];

    /// As the national registry calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OrganizationTypes => "OrganizationTypes",
            Self::UnitTypes => "UnitTypes",
            Self::Functions => "Functions",
            Self::Cities => "Cities",
        }
    }

    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dictionary| dictionary.name() == name)
    }
}

/// A word of a dictionary.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Word {
    pub id: Text,
    pub description: Text,
    pub parent_id: Text,
}

/// A body as it came.
#[derive(Clone, Debug, Default)]
pub struct IncomingBody {
    pub code: String,
    pub name_el: String,
    pub name_en: Option<String>,
    pub labels: Vec<String>,
    pub parent: Option<String>,
    pub kind: Option<OrganisationKind>,
    pub region: Option<&'static str>,
    pub website: Option<String>,
    pub closed: bool,
    pub legal_form: Option<String>,
    pub purpose: Option<String>,
    pub vat_id: Option<String>,
    pub founded_on: Option<Date>,
    pub dissolved_on: Option<Date>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub postcode: Option<String>,
}

/// A unit as it came.
#[derive(Clone, Debug)]
pub struct IncomingUnit {
    pub code: String,
    pub body: String,
    pub supervisor: Option<String>,
    pub kind: Text,
    pub name_el: String,
    pub name_en: Option<String>,
    pub closed: bool,
}

/// All that came in.
#[derive(Debug, Default)]
pub struct Incoming {
    bodies: Vec<(IncomingBody, Raw)>,
    pub units: Vec<IncomingUnit>,
    words: HashMap<Dictionary, HashMap<String, Word>>,
    /// Items without a code or a name.
    pub nameless: usize,
}

/// What a body says by numbers, until the dictionaries are there.
#[derive(Debug, Default)]
struct Raw {
    organization_type: Text,
    purpose: Vec<Text>,
    cities: Vec<Text>,
}

impl Incoming {
    /// Takes an item of a list.
    pub fn take(&mut self, item: Item) {
        let (Some(code), Some(name)) = (word(&item.code), cut(&item.preferred_label, NAME)) else {
            self.nameless += 1;
            return;
        };
        let closed = item.status.0.as_deref().is_some_and(|status| status.eq_ignore_ascii_case("inactive"));
        if let Some(body) = word(&item.organization_code) {
            self.units.push(IncomingUnit {
                code,
                body,
                supervisor: word(&item.supervisor_unit_code),
                kind: item.unit_type,
                name_el: name,
                name_en: cut(&item.preferred_label_en, NAME),
                closed,
            });
            return;
        }
        let (contact, address) =
            (item.contact_point.unwrap_or_default(), item.main_address.unwrap_or_default());
        let places = item.spatial.unwrap_or_default().into_iter().map(|place| place.city_id);
        let raw = Raw {
            organization_type: item.organization_type,
            purpose: item.purpose.unwrap_or_default(),
            cities: places.chain([address.admin_unit_level2]).collect(),
        };
        let labels = item.alternative_labels.unwrap_or_default();
        let body = IncomingBody {
            code,
            name_el: name,
            name_en: cut(&item.preferred_label_en, SHORT),
            labels: labels.iter().filter_map(|label| cut(label, SHORT)).collect(),
            parent: word(&item.sub_organization_of),
            website: item.url.0.filter(|url| url.starts_with("http://") || url.starts_with("https://")),
            closed,
            vat_id: item.vat_id.0.filter(|id| id.len() == 9 && id.bytes().all(|byte| byte.is_ascii_digit())),
            founded_on: day(&item.foundation_date),
            dissolved_on: day(&item.termination_date),
            email: cut(&contact.email, 254).filter(|address| address.contains('@')),
            phone: cut(&contact.telephone, 60),
            address: cut(&address.whole, NAME),
            postcode: cut(&address.post_code, 12),
            ..IncomingBody::default()
        };
        self.bodies.push((body, raw));
    }

    /// Takes a body whose words are written out.
    pub fn take_body(&mut self, body: IncomingBody) {
        self.bodies.push((body, Raw::default()));
    }

    pub fn learn(&mut self, dictionary: Dictionary, words: Vec<Word>) {
        let known = self.words.entry(dictionary).or_default();
        known.extend(words.into_iter().filter_map(|word| Some((word.id.0.clone()?, word))));
    }

    /// The bodies, with what the dictionaries say of them.
    pub fn bodies(&mut self) -> Vec<IncomingBody> {
        let taken = std::mem::take(&mut self.bodies);
        taken.into_iter().map(|(body, raw)| self.explained(body, &raw)).collect()
    }

    fn explained(&self, mut body: IncomingBody, raw: &Raw) -> IncomingBody {
        let form = self.described(Dictionary::OrganizationTypes, &raw.organization_type);
        body.kind = body.kind.or_else(|| {
            let by_form = form.as_deref().map(kind_by).filter(|kind| *kind != OrganisationKind::Other);
            Some(by_form.unwrap_or_else(|| kind_by(&body.name_el)))
        });
        body.legal_form = body.legal_form.or_else(|| form.and_then(|form| cut(&Text(Some(form)), SHORT)));
        if body.purpose.is_none() {
            let purposes: Vec<_> =
                raw.purpose.iter().filter_map(|id| self.described(Dictionary::Functions, id)).collect();
            body.purpose = cut(&Text(Some(purposes.join(" · "))), LONG);
        }
        body.region = body.region.or_else(|| raw.cities.iter().find_map(|city| self.region_of(city)));
        body
    }

    /// What a number means; what is no number of the dictionary speaks for itself.
    fn described(&self, dictionary: Dictionary, id: &Text) -> Option<String> {
        let id = id.0.as_deref()?;
        match self.words.get(&dictionary).and_then(|words| words.get(id)) {
            Some(word) => word.description.0.clone(),
            None if id.bytes().all(|byte| byte.is_ascii_digit()) => None,
            None => Some(id.to_owned()),
        }
    }

    /// Upwards from a municipality, until something is called as a region is.
    fn region_of(&self, city: &Text) -> Option<&'static str> {
        let words = self.words.get(&Dictionary::Cities)?;
        let mut id = city.0.clone()?;
        for _ in 0..6 {
            let word = words.get(&id)?;
            if let Some(region) = word.description.0.as_deref().and_then(region::by_name) {
                return Some(region);
            }
            id = word.parent_id.0.clone()?;
        }
        None
    }

    /// What sort of unit this is.
    pub fn unit_kind(&self, kind: &Text) -> UnitKind {
        self.described(Dictionary::UnitTypes, kind).map_or(UnitKind::Other, |words| unit_kind_by(&words))
    }
}

/// A code: letters, digits and a few signs.
pub fn word(text: &Text) -> Option<String> {
    let text = text.0.as_deref()?;
    let fits =
        text.len() <= 32 && text.chars().all(|sign| sign.is_ascii_alphanumeric() || "-._".contains(sign));
    (fits && !text.is_empty()).then(|| text.to_owned())
}

/// At most so many letters.
pub fn cut(text: &Text, most: usize) -> Option<String> {
    let text = text.0.as_deref()?.trim();
    let text: String = text.chars().take(most).collect();
    (!text.is_empty()).then(|| text.trim().to_owned())
}

/// A day, also where a time follows it.
pub fn day(text: &Text) -> Option<Date> {
    let text: String = text.0.as_deref()?.chars().take(10).collect();
    Date::parse(&text, &Iso8601::DATE).ok()
}

#[cfg(test)]
mod tests {
    use super::{super::published::read, *};

    const DOCUMENT: &str = r#"{
        "organizations": [
            {"code": 93152, "preferredLabel": "ΔΗΜΟΣ ΙΩΑΝΝΙΤΩΝ", "alternativeLabels": ["Ιωάννινα"], "organizationType": 5,
             "subOrganizationOf": "1", "purpose": [7, 8], "spatial": [{"countryId": 1, "cityId": 20}], "vatId": "997907709",
             "status": "Active", "foundationDate": "2011-01-01T00:00:00", "terminationDate": null,
             "contactPoint": {"email": "info@ioannina.gr", "telephone": "2651361300"}, "url": "www.ioannina.gr",
             "mainAddress": {"fullAddress": "Πλ. Παπανδρέου 5", "postCode": "45221", "adminUnitLevel1": 1}},
            {"code": "", "preferredLabel": "Χωρίς κωδικό"}
        ],
        "organizational-units": [
            {"code": "10", "organizationCode": "93152", "preferredLabel": "ΔΙΕΥΘΥΝΣΗ ΟΙΚΟΝΟΜΙΚΩΝ", "unitType": 4, "more": [1]}
        ],
        "dictionaries": {
            "OrganizationTypes": [{"id": 5, "description": "ΟΡΓΑΝΙΣΜΟΣ ΤΟΠΙΚΗΣ ΑΥΤΟΔΙΟΙΚΗΣΗΣ (Α' ΒΑΘΜΟΥ)"}],
            "UnitTypes": [{"id": 4, "description": "ΔΙΕΥΘΥΝΣΗ"}],
            "Functions": [{"id": 7, "description": "Τοπική διοίκηση"}, {"id": 8, "description": "Υγεία"}],
            "Cities": [{"id": 20, "description": "ΙΩΑΝΝΙΤΩΝ", "parentId": 21}, {"id": 21, "description": "ΠΕΡΙΦΕΡΕΙΑ ΗΠΕΙΡΟΥ"}]
        }
    }"#;

    #[test]
    fn the_published_shape_is_read_whole() {
        let mut incoming = Incoming::default();
        read(DOCUMENT.as_bytes(), &mut incoming).unwrap();
        let body = incoming.bodies().pop().unwrap();
        assert_eq!((body.code.as_str(), body.parent.as_deref()), ("93152", Some("1")));
        assert_eq!(body.kind, Some(OrganisationKind::Municipality));
        assert_eq!(body.region, Some("EL54"));
        assert_eq!(body.purpose.as_deref(), Some("Τοπική διοίκηση · Υγεία"));
        assert_eq!(body.founded_on, Some(time::macros::date!(2011 - 01 - 01)));
        assert_eq!((body.website, body.postcode.as_deref()), (None, Some("45221")));
        assert_eq!(incoming.unit_kind(&incoming.units[0].kind), UnitKind::Directorate);
        assert_eq!(incoming.nameless, 1);
    }

    #[test]
    fn a_page_of_the_api_is_read_too() {
        let mut incoming = Incoming::default();
        let page = r#"{"data": [{"code": "1", "preferredLabel": "ΥΠΟΥΡΓΕΙΟ"}], "pagination": {"total": 1}}"#;
        read(page.as_bytes(), &mut incoming).unwrap();
        assert_eq!(incoming.bodies().len(), 1);
        assert!(read("{\"data\": [".as_bytes(), &mut Incoming::default()).is_err());
    }
}

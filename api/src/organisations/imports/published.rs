//! The national registry as it is published: `GET /organizations`, `/organizations/{code}`,
//! `/organizational-units?organizationCode=` and `/metadata/dictionary/{name}` of its public API, or all of it in one document.
//! It is read item by item: what is not needed is never in memory.

use std::{collections::HashMap, fmt, io::Read};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::incoming::{Dictionary, Incoming, Word};

/// An item of any of the lists: a unit, when it names its body.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Item {
    pub code: Text,
    pub organization_code: Text,
    pub supervisor_unit_code: Text,
    pub unit_type: Text,
    pub preferred_label: Text,
    /// Not published yet; taken where it is.
    pub preferred_label_en: Text,
    pub alternative_labels: Option<Vec<Text>>,
    pub sub_organization_of: Text,
    pub organization_type: Text,
    pub purpose: Option<Vec<Text>>,
    pub spatial: Option<Vec<Spatial>>,
    pub vat_id: Text,
    pub status: Text,
    pub foundation_date: Text,
    pub termination_date: Text,
    pub contact_point: Option<ContactPoint>,
    pub main_address: Option<Address>,
    pub url: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Spatial {
    pub city_id: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ContactPoint {
    pub email: Text,
    pub telephone: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Address {
    #[serde(rename = "fullAddress")]
    pub whole: Text,
    pub post_code: Text,
    pub admin_unit_level2: Text,
}

/// A text, also where a number stands, and where nothing does; without signs that no database keeps.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Text(pub Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsText;
        impl<'de> Visitor<'de> for AsText {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a number")
            }
            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text::of(text))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }
            fn visit_bool<E>(self, _: bool) -> Result<Text, E> {
                Ok(Text(None))
            }
            fn visit_unit<E>(self) -> Result<Text, E> {
                Ok(Text(None))
            }
            fn visit_none<E>(self) -> Result<Text, E> {
                Ok(Text(None))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Text, A::Error> {
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Text(None))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Text, A::Error> {
                // A dictionary's word in full, as some mirrors of the registry have it.
                let mut id = Text(None);
                while let Some(name) = fields.next_key::<String>()? {
                    if name == "id" || name == "code" {
                        id = fields.next_value()?;
                    } else {
                        fields.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(id)
            }
        }
        deserializer.deserialize_any(AsText)
    }
}

impl Text {
    pub fn of(text: &str) -> Self {
        let text: String = text.chars().filter(|letter| !letter.is_control() || *letter == '\n').collect();
        let text = text.trim();
        Self((!text.is_empty()).then(|| text.to_owned()))
    }
}

/// Reads a document: an answer `{"data": [...]}`, or lists by name, in any order.
///
/// # Errors
/// When it is no JSON of this shape.
pub fn read(from: impl Read, into: &mut Incoming) -> serde_json::Result<()> {
    let mut json = serde_json::Deserializer::from_reader(from);
    Document(into).deserialize(&mut json)?;
    json.end()
}

struct Document<'a>(&'a mut Incoming);

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the registry's lists")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<Item>()? {
            self.0.take(item);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut lists: A) -> Result<(), A::Error> {
        while let Some(name) = lists.next_key::<String>()? {
            match name.as_str() {
                "data" | "organizations" | "organizational-units" | "organizationalUnits" => {
                    lists.next_value_seed(Items(self.0))?;
                }
                "dictionaries" => {
                    let named: HashMap<String, Vec<Word>> = lists.next_value()?;
                    for (name, words) in named {
                        if let Some(dictionary) = Dictionary::of(&name) {
                            self.0.learn(dictionary, words);
                        }
                    }
                }
                _ => {
                    lists.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct Items<'a>(&'a mut Incoming);

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(Document(self.0))
    }
}

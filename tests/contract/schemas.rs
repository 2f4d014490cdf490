//! In the document a schema has one name; two types of one name would silently become one.

use std::collections::BTreeMap;

use super::sources::api;

#[test]
fn no_two_types_share_a_name_in_the_document() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in api() {
        for name in schemas(&source.code) {
            places.entry(name).or_default().push(source.path.clone());
        }
    }
    let shared: Vec<_> = places
        .iter()
        .filter(|(_, files)| files.len() > 1)
        .map(|(name, files)| format!("{name}: {}", files.join(", ")))
        .collect();
    assert!(shared.is_empty(), "say which, or give one `#[schema(as = …)]`:\n{}", shared.join("\n"));
}

#[test]
fn schemas_are_found() {
    let code = "#[derive(Debug, ToSchema)]\n#[schema(as = Other)]\npub struct One {\n}\n\
        #[derive(Serialize, ToSchema)]\npub enum Two {}\ncrate::choice!(\n    /// A.\n    Three {\n        X,\n    }\n);";
    assert_eq!(schemas(code), ["Other", "Two", "Three"]);
}

/// The names under which the types of a file stand in the document.
fn schemas(code: &str) -> Vec<String> {
    let derived = code.split("#[derive(").skip(1).filter_map(|rest| {
        let (derives, rest) = rest.split_once(")]")?;
        let declaration = rest.split(['{', ';']).next()?;
        let renamed = declaration.split("as = ").nth(1).map(word);
        let declared = ["struct ", "enum "].iter().find_map(|kind| declaration.split(kind).nth(1)).map(word);
        derives.contains("ToSchema").then_some(renamed.or(declared)).flatten()
    });
    let chosen = code.split("choice!(").skip(1).filter_map(|rest| {
        let before = rest.split('{').next()?;
        before.lines().map(str::trim).rfind(|line| !line.is_empty()).map(word)
    });
    derived.chain(chosen).collect()
}

fn word(text: &str) -> String {
    text.trim().chars().take_while(|letter| letter.is_alphanumeric()).collect()
}

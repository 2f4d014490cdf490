//! What is validated is what is documented: `#[validate]` binds the server, `#[schema]` tells the caller, and utoipa does
//! not read the first. Every text and every list that comes in has an end.

use super::sources::api;

/// A field of an input.
#[derive(Debug, PartialEq)]
struct Field {
    name: String,
    kind: String,
    validated: Bounds,
    documented: Bounds,
    judged: bool,
}

/// As they are written, so that constants compare, too.
#[derive(Debug, Default, PartialEq)]
struct Bounds {
    least: Option<String>,
    most: Option<String>,
}

#[test]
fn the_documented_bounds_are_the_validated_ones() {
    let faults: Vec<_> = inputs()
        .into_iter()
        .filter(|(_, field)| field.validated != field.documented)
        .map(|(file, field)| {
            format!(
                "{file}: {} validates {:?} and documents {:?}",
                field.name, field.validated, field.documented
            )
        })
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_text_and_list_that_comes_in_has_an_end() {
    let endless: Vec<_> = inputs()
        .into_iter()
        .filter(|(_, field)| {
            let inner = field.kind.trim_start_matches("Option<");
            (inner.starts_with("String") || inner.starts_with("Vec<"))
                && field.validated.most.is_none()
                && !field.judged
        })
        .map(|(file, field)| format!("{file}: {}: {}", field.name, field.kind))
        .collect();
    assert!(endless.is_empty(), "say length(max = …) or judge it with custom(…):\n{}", endless.join("\n"));
}

#[test]
fn bounds_are_read_as_they_are_written() {
    let code = "#[derive(Deserialize, Validate)]\npub struct New {\n    #[validate(length(min = 1, max = TOP), custom(function = f))]\n    \
        #[schema(min_length = 1, max_length = TOP, example = \"a)b\")]\n    pub title: String,\n    #[validate(range(min = 1))]\n    \
        pub count: i32,\n}\n";
    let fields = fields(code);
    assert_eq!(fields[0].validated, Bounds { least: Some("1".into()), most: Some("TOP".into()) });
    assert_eq!(fields[0].validated, fields[0].documented);
    assert!(fields[0].judged);
    assert_ne!(fields[1].validated, fields[1].documented);
}

/// The fields of all structs that derive `Validate`, with their file.
fn inputs() -> Vec<(String, Field)> {
    let of_file = |source: super::sources::Source| {
        let path = source.path;
        fields(&source.code).into_iter().map(move |field| (path.clone(), field)).collect::<Vec<_>>()
    };
    api().into_iter().flat_map(of_file).collect()
}

fn fields(code: &str) -> Vec<Field> {
    let derives = code.split("#[derive(").skip(1);
    let validated =
        derives.filter(|rest| rest.split(")]").next().is_some_and(|list| list.contains("Validate")));
    validated.flat_map(|rest| fields_of_struct(rest.split("\n}").next().unwrap_or_default())).collect()
}

fn fields_of_struct(body: &str) -> Vec<Field> {
    let Some((_, body)) = body.split_once("{\n") else { return Vec::new() };
    let mut found = Vec::new();
    let mut attributes = String::new();
    for line in body.lines().map(str::trim) {
        let field =
            line.strip_prefix("pub ").unwrap_or(line).split_once(": ").filter(|(name, _)| is_name(name));
        match field {
            Some((name, kind)) if !line.starts_with('#') => {
                found.push(Field {
                    name: name.to_owned(),
                    kind: kind.trim_end_matches(',').to_owned(),
                    validated: bounds(&attribute(&attributes, "validate"), ["min", "max"]),
                    documented: documented(&format!(
                        "{}, {}",
                        attribute(&attributes, "schema"),
                        attribute(&attributes, "param")
                    )),
                    judged: attributes.contains("custom("),
                });
                attributes.clear();
            }
            _ => attributes.push_str(line),
        }
    }
    found
}

fn is_name(name: &str) -> bool {
    name.trim_start_matches("r#")
        .chars()
        .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

/// What stands in the parentheses of `#[name(…)]`, without the texts in it.
fn attribute(attributes: &str, name: &str) -> String {
    let opening = format!("#[{name}(");
    let inside = attributes.split(&opening).skip(1).map(|rest| rest.split(")]").next().unwrap_or_default());
    let without_texts = inside.map(|text| text.split('"').step_by(2).collect::<Vec<_>>().join("\"\""));
    without_texts.collect::<Vec<_>>().join(", ")
}

fn documented(schema: &str) -> Bounds {
    let ways = [["min_length", "max_length"], ["min_items", "max_items"], ["minimum", "maximum"]];
    let mut all = ways.into_iter().map(|names| bounds(schema, names));
    all.find(|bounds| *bounds != Bounds::default()).unwrap_or_default()
}

fn bounds(attribute: &str, [least, most]: [&str; 2]) -> Bounds {
    let value = |name: &str| {
        let words: Vec<_> = attribute.split([',', '(', ')']).map(str::trim).collect();
        words
            .iter()
            .find_map(|word| Some(word.strip_prefix(name)?.trim_start().strip_prefix('=')?.trim().to_owned()))
    };
    Bounds { least: value(least), most: value(most) }
}

using System.Text.Json;

namespace RupnManager.Tests.Api;

/// <summary>Compare une réponse au schéma qui la décrit : types, propriétés exigées, aucune de plus.</summary>
internal sealed class SchemaLu(JsonElement contrat)
{
    public IEnumerable<string> Fautes(JsonElement schema, JsonElement valeur, string chemin)
    {
        if (schema.TryGetProperty("$ref", out var reference)) schema = Suivre(reference.GetString()!);
        if (schema.TryGetProperty("oneOf", out var choix)) return choix.EnumerateArray().Any(c => !Fautes(c, valeur, chemin).Any()) ? [] : [$"{chemin} : aucun des cas prévus"];
        if (schema.TryGetProperty("enum", out var valeurs) && !valeurs.EnumerateArray().Any(v => v.ToString() == valeur.ToString()))
            return [$"{chemin} : « {valeur} » n'est pas une valeur prévue"];
        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(Nature(valeur)))
            return [$"{chemin} : {Nature(valeur)}, attendu {type}"];
        return valeur.ValueKind switch
        {
            JsonValueKind.Object => DeLObjet(schema, valeur, chemin),
            JsonValueKind.Array => valeur.EnumerateArray().SelectMany((e, n) => Fautes(schema.GetProperty("items"), e, $"{chemin}[{n}]")),
            _ => [],
        };
    }

    private IEnumerable<string> DeLObjet(JsonElement schema, JsonElement valeur, string chemin)
    {
        if (schema.TryGetProperty("required", out var exigees))
            foreach (var exigee in exigees.EnumerateArray().Where(e => !valeur.TryGetProperty(e.GetString()!, out _)))
                yield return $"{chemin} : {exigee} manque";
        foreach (var propriete in valeur.EnumerateObject())
        {
            if (!schema.GetProperty("properties").TryGetProperty(propriete.Name, out var sien)) yield return $"{chemin}.{propriete.Name} n'est pas au contrat";
            else foreach (var faute in Fautes(sien, propriete.Value, $"{chemin}.{propriete.Name}")) yield return faute;
        }
    }

    private static string[] Types(JsonElement type)
    {
        string[] dits = type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];
        // Un entier est aussi un nombre.
        return dits.Contains("number") ? [.. dits, "integer"] : dits;
    }

    private static string Nature(JsonElement valeur) => valeur.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => valeur.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Array => "array",
        _ => "object",
    };

    private JsonElement Suivre(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(contrat, (element, nom) => element.GetProperty(nom));
}

using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Un passage de la lettre, tous ses champs remplis.</summary>
public sealed record Passage(string Cle, Partie Partie, Genre Genre, string Texte);

/// <summary>Un bloc de signature : l'étape et le titre imprimé.</summary>
public sealed record BlocDeSignature(Etape Etape, string Titre);

/// <summary>Le texte entier d'un acte, tel qu'il se lit, se signe et s'imprime. Figé, il ne dépend plus de rien.</summary>
public sealed record ActeDeMission
{
    public required NatureDeLActe Nature { get; init; }
    public required string Reference { get; init; }
    public required int Version { get; init; }
    public required string Modele { get; init; }
    public required string Academie { get; init; }
    public required string Etablissement { get; init; }
    public required string Uai { get; init; }
    public required string Adresse { get; init; }
    public required int Annee { get; init; }

    /// <summary>« Avenant n° 1 à la lettre RUPN-2026-0992001M-1 », ou rien.</summary>
    public string? Rattachement { get; init; }

    /// <summary>« M. Karim Durand ».</summary>
    public required string Designation { get; init; }
    public required string Fonction { get; init; }
    public required DateOnly Debut { get; init; }
    public required DateOnly Fin { get; init; }
    public required ImmutableList<Passage> Passages { get; init; }
    public ImmutableList<LigneQuiFaitQuoi> QuiFaitQuoi { get; init; } = [];
    public AnnexeJointe? Annexe { get; init; }
    public required ImmutableList<BlocDeSignature> Signataires { get; init; }

    [JsonIgnore] public AnneeScolaire AnneeScolaire => new(Annee);
    [JsonIgnore] public string Titre => Passages.FirstOrDefault(p => p.Cle == "entete.titre")?.Texte ?? "Lettre de mission";
    [JsonIgnore] public string? SousTitre => Passages.FirstOrDefault(p => p.Cle == "entete.sous-titre")?.Texte;

    public IEnumerable<Passage> De(Partie partie) => Passages.Where(p => p.Partie == partie);

    /// <summary>Les champs encore entre crochets : la lettre ne part pas tant qu'il en reste.</summary>
    [JsonIgnore] public IReadOnlyList<string> ChampsManquants => [.. Passages.SelectMany(p => ChampsDeLettre.Dans(p.Texte)).Distinct()];

    /// <summary>La forme canonique, celle dont on prend l'empreinte et que l'on conserve.</summary>
    public string Canonique() => JsonSerializer.Serialize(this, Options);

    /// <summary>L'empreinte SHA-256 du texte canonique.</summary>
    public string Empreinte() => Empreintes.Sha256(Canonique());

    /// <summary>Relit un acte figé.</summary>
    public static ActeDeMission Relire(string canonique) => JsonSerializer.Deserialize<ActeDeMission>(canonique, Options)!;

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };
}

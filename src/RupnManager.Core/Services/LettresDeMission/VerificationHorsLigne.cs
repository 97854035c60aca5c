using System.Text.Json;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Pdf.Scellement;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Ce qu'un fichier prouve de lui-même, et ce qui y manque.</summary>
public sealed record PreuveHorsLigne(ResultatDeSceau Sceau, string? Reference, IReadOnlyList<string> Signataires, IReadOnlyList<string> Anomalies)
{
    public bool EstValide => Sceau.EstValide && Anomalies.Count == 0;
}

/// <summary>Vérifie un PDF scellé sans base, sans réseau et sans notre serveur : son sceau, son texte, la chaîne de ses signatures.</summary>
public static class VerificationHorsLigne
{
    private sealed record Preuve(string? Reference, string? EmpreinteDuContenu, string? ContenuCanonique, List<SignatureEmportee>? Signatures);

    private sealed record SignatureEmportee(
        Etape Etape, Guid PersonneId, string Personne, string Qualite, DateTime Le, string Moyen, string? LieuDeLOriginal, string? EmpreinteDuDessin,
        string EmpreinteDuContenu, string EmpreintePrecedente, string Empreinte);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static PreuveHorsLigne Verifier(byte[] pdf)
    {
        var sceau = VerificateurDeSceau.Verifier(pdf);
        if (!sceau.EstValide) return new(sceau, null, [], [sceau.Motif ?? "Le fichier ne porte pas de sceau."]);
        try
        {
            var preuve = JsonSerializer.Deserialize<Preuve>(RupnManager.Pdf.Scellement.PreuveJointe.Lire(pdf) ?? [], Options)!;
            return new(sceau, preuve.Reference, [.. preuve.Signatures!.Select(s => $"{s.Personne}, {s.Qualite}, le {s.Le:u}")], Anomalies(preuve));
        }
        catch (JsonException)
        {
            return new(sceau, null, [], ["Les preuves jointes au fichier sont absentes ou illisibles."]);
        }
    }

    private static List<string> Anomalies(Preuve preuve)
    {
        var anomalies = new List<string>();
        if (Empreintes.Sha256(preuve.ContenuCanonique ?? "") != preuve.EmpreinteDuContenu) anomalies.Add("Le texte joint ne répond pas à son empreinte.");
        var precedente = "";
        foreach (var s in preuve.Signatures!)
        {
            var calculee = Signature.Calculer(
                s.Etape, s.PersonneId, s.Qualite, s.Le, s.EmpreinteDuContenu, s.EmpreintePrecedente, s.Moyen, s.EmpreinteDuDessin ?? "", s.LieuDeLOriginal);
            if (calculee != s.Empreinte) anomalies.Add($"La signature de {s.Personne} ne répond pas à son empreinte.");
            if (s.EmpreintePrecedente != precedente) anomalies.Add($"La signature de {s.Personne} ne suit pas la précédente.");
            if (s.EmpreinteDuContenu != preuve.EmpreinteDuContenu) anomalies.Add($"{s.Personne} a signé un autre texte.");
            precedente = s.Empreinte;
        }
        return anomalies;
    }
}

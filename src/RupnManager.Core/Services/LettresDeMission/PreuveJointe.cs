using System.Text.Json;
using System.Text.Json.Serialization;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Ce que le fichier emporte de ses signatures, pour se prouver sans nous : le texte canonique et la chaîne des empreintes.</summary>
public static class PreuveJointe
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public static byte[] Ecrire(LettreDeMission lettre) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        format = "rupn-preuve-1",
        reference = lettre.Reference,
        version = lettre.NumeroDeVersion,
        modele = lettre.Modele!.Nom,
        empreinteDuContenu = lettre.VersionCourante.Empreinte,
        contenuCanonique = lettre.VersionCourante.TexteFige,
        texteAnnexe = lettre.Annee.NomDuRegime is "IFIC" ? "décret n° 2010-1065 du 8 septembre 2010" : "décret n° 2015-475 du 27 avril 2015",
        signatures = lettre.VersionCourante.Posees.Select(s => new
        {
            etape = s.Etape.ToString(),
            personneId = s.PersonneId,
            personne = s.Designation,
            qualite = s.Qualite,
            delegation = s.Delegation is { } d ? new { d.Reference, d.Debut, d.Fin, d.Delegant } : null,
            le = s.Le,
            moyen = s.MoyenDAuthentification,
            manuscriteDu = s.ManuscriteDu,
            lieuDeLOriginal = s.LieuDeLOriginal,
            empreinteDuDessin = s.Trace is null ? null : Domain.Journal.Empreintes.Sha256(s.Trace),
            empreinteDuContenu = s.EmpreinteDuContenu,
            empreintePrecedente = s.EmpreintePrecedente,
            empreinte = s.Empreinte,
        }),
    }, Options);
}

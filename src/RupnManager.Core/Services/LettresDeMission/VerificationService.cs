using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Pdf.Scellement;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Le verdict public sur une lettre.</summary>
public enum Verdict { Authentique, Remplacee, Terminee, Alteree, Inconnue, EnCours }

/// <summary>Ce que l'on peut dire à n'importe qui : ni nom, ni montant, ni texte.</summary>
public sealed record ReponseDeVerification(Verdict Verdict)
{
    public string? Code { get; init; }
    public string? Etablissement { get; init; }
    public string? Uai { get; init; }
    public string? Annee { get; init; }
    public string? Nature { get; init; }

    /// <summary>Qualité et instant (UTC) de chaque signature.</summary>
    public IReadOnlyList<(string Qualite, DateTime Le, DateOnly? Manuscrite)> Signatures { get; init; } = [];
    public DateTime? ScelleLe { get; init; }
    public string? Empreinte { get; init; }

    /// <summary>Code de l'avenant qui remplace, ou jour de fin de la mission.</summary>
    public string? CodeDeLAvenant { get; init; }
    public DateOnly? FinDeMission { get; init; }
}

/// <summary>Répond à « cette lettre est-elle authentique ? », sans compte et sans rien dévoiler.</summary>
public sealed partial class VerificationService(RupnDbContext db)
{
    /// <summary>Le fichier déposé ne peut dépasser 25 Mo ; il n'est jamais gardé.</summary>
    public const long TailleMaximale = 25 * 1024 * 1024;

    /// <summary>Répond d'après le code imprimé, avec ou sans tirets.</summary>
    public async Task<ReponseDeVerification> ParCodeAsync(string? saisie, CancellationToken ct = default)
    {
        if (CodeDeVerification.Lire(saisie) is not { } code) return new(Verdict.Inconnue);
        var lettre = await db.Lettres.AsNoTracking().Where(l => l.CodeDeVerification == code)
            .Include(l => l.Etablissement).Include(l => l.Mission).Include(l => l.Versions).ThenInclude(v => v.Signatures)
            .AsSplitQuery().FirstOrDefaultAsync(ct);
        if (lettre is null) return new(Verdict.Inconnue);
        if (lettre.Etat is not (EtatDeLettre.Validee or EtatDeLettre.Remplacee or EtatDeLettre.Terminee)) return new(Verdict.EnCours);
        return await DecrireAsync(lettre, ct);
    }

    /// <summary>Répond d'après le fichier : ses octets sont-ils ceux qui ont été scellés ici ?</summary>
    public async Task<ReponseDeVerification> ParFichierAsync(byte[] octets, CancellationToken ct = default)
    {
        var empreinte = Empreintes.Sha256(octets);
        var code = await db.Scellements.AsNoTracking().Where(s => s.Empreinte == empreinte)
            .Select(s => s.Lettre!.CodeDeVerification).FirstOrDefaultAsync(ct);
        if (code is not null && VerificateurDeSceau.Verifier(octets).EstValide) return await ParCodeAsync(code, ct);
        var codes = CodesDans(octets);
        return await db.Lettres.AnyAsync(l => codes.Contains(l.CodeDeVerification), ct) ? new(Verdict.Alteree) : new(Verdict.Inconnue);
    }

    private async Task<ReponseDeVerification> DecrireAsync(LettreDeMission lettre, CancellationToken ct)
    {
        var scellement = await db.Scellements.AsNoTracking().FirstOrDefaultAsync(s => s.LettreId == lettre.Id, ct);
        var racine = lettre.RacineId;
        var avenant = lettre.Etat is not EtatDeLettre.Remplacee ? null : await db.Lettres.AsNoTracking()
            .Where(l => l.LettreInitialeId == racine && l.Nature == NatureDeLActe.Avenant && l.Id != lettre.Id)
            .Where(l => l.Etat == EtatDeLettre.Validee || l.Etat == EtatDeLettre.Remplacee || l.Etat == EtatDeLettre.Terminee)
            .OrderByDescending(l => l.NumeroDAvenant).Select(l => l.CodeDeVerification).FirstOrDefaultAsync(ct);
        return new(lettre.Etat switch
        {
            EtatDeLettre.Remplacee => Verdict.Remplacee,
            EtatDeLettre.Terminee => Verdict.Terminee,
            _ => Verdict.Authentique,
        })
        {
            Code = lettre.CodeDeVerification,
            Etablissement = lettre.Etablissement!.Nom,
            Uai = lettre.Etablissement.Uai.Valeur,
            Annee = lettre.Annee.ToString(),
            Nature = lettre.Nature switch
            {
                NatureDeLActe.Avenant => "avenant à une lettre de mission",
                NatureDeLActe.FinDeMission => "acte de fin de mission",
                _ => "lettre de mission",
            },
            Signatures = [.. lettre.VersionCourante.Posees.Select(s => (s.Qualite, s.Le, s.ManuscriteDu))],
            ScelleLe = scellement?.ScelleLe,
            Empreinte = scellement?.Empreinte,
            CodeDeLAvenant = avenant,
            FinDeMission = lettre.Etat is EtatDeLettre.Terminee ? lettre.Mission!.TermineeLe : null,
        };
    }

    /// <summary>Les codes lisibles dans le fichier ; ils y figurent plusieurs fois, un octet changé ne les efface pas tous.</summary>
    private static List<string> CodesDans(byte[] octets) =>
        [.. FormeDuCode().Matches(Encoding.Latin1.GetString(octets)).Select(m => m.Value).Distinct().Take(20)];

    [GeneratedRegex("[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}")]
    private static partial Regex FormeDuCode();
}

using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Pdf;
using RupnManager.Pdf.Scellement;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Le dossier de preuve d'une lettre : fait des faits enregistrés, jamais de la requête qui le demande.</summary>
public sealed class PreuveService(RupnDbContext db, LettreDeMissionService lettres, AdressePublique adresse, TimeProvider horloge)
{
    /// <summary>Le dossier en PDF. Introuvable hors du périmètre.</summary>
    public async Task<FichierServi> DossierAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        var lettre = await lettres.TrouverAsync(id, acteur, ct);
        var acte = lettre.Acte;
        var dossier = new DossierDePreuve
        {
            Academie = acte.Academie,
            Etablissement = acte.Etablissement,
            Uai = acte.Uai,
            AnneeScolaire = acte.AnneeScolaire.ToString(),
            Reference = acte.Reference,
            Version = acte.Version,
            Objet = $"{acte.Titre} de {acte.Designation}",
            Modele = acte.Modele,
            Etat = lettre.Etat.Libelle(),
            EmpreinteDuContenu = lettre.VersionCourante.Empreinte ?? "texte non figé",
            Signatures = [.. lettre.VersionCourante.Posees.Select(s => Decrire(s, null))],
            SansEffet = [.. lettre.Versions.OrderBy(v => v.Numero).SelectMany(SansEffet)],
            Scellement = await ScellementAsync(lettre, ct),
            AdresseDeVerification = adresse.Completer("verification").Split("://")[^1],
            EtabliLe = horloge.GetUtcNow(),
        };
        return new(DossierDePreuvePdf.Rendre(dossier), $"{lettre.Reference}-preuve.pdf");
    }

    private async Task<PreuveDeScellement?> ScellementAsync(LettreDeMission lettre, CancellationToken ct)
    {
        var octets = await db.Fichiers.AsNoTracking().Where(f => f.LettreId == lettre.Id && f.Usage == UsageDeFichier.LettreScellee)
            .Select(f => f.Octets).FirstOrDefaultAsync(ct);
        var scellement = await db.Scellements.AsNoTracking().FirstOrDefaultAsync(s => s.LettreId == lettre.Id && s.ScelleLe != null, ct);
        if (octets is null || scellement is null) return null;
        var sceau = VerificateurDeSceau.Verifier(octets);
        return new(lettre.CodeDeVerification, new(scellement.ScelleLe!.Value, TimeSpan.Zero), sceau.EmpreinteDuFichier,
            sceau.Sujet ?? "", sceau.EmpreinteDuCertificat ?? "")
        { HorodateLe = sceau.HorodateLe, Autorite = sceau.Autorite };
    }

    private static IEnumerable<PreuveDeSignature> SansEffet(VersionDeLettre version) => version.Signatures
        .Where(s => s.Etat is not EtatDeSignature.Posee).OrderBy(s => s.Le)
        .Select(s => Decrire(s, s.Etat is EtatDeSignature.Retiree
            ? "retirée par son auteur" : $"version {version.Numero} close par {version.MotifDe} : {version.Motif}"));

    private static PreuveDeSignature Decrire(Signature signature, string? motif) => new()
    {
        Nom = signature.Designation,
        Qualite = signature.Qualite,
        Le = new(signature.Le, TimeSpan.Zero),
        Moyen = signature.ManuscriteDu is { } du
            ? $"{signature.MoyenDAuthentification}, signée le {du.EnLettres()}, original : {signature.LieuDeLOriginal}"
            : $"compte, {signature.MoyenDAuthentification}",
        Delegation = signature.Delegation is { } d ? $"{d.Reference}, du {d.Debut.EnLettres()} au {d.Fin.EnLettres()}, donnée par {d.Delegant}" : null,
        EmpreinteDuContenu = signature.EmpreinteDuContenu,
        EmpreintePrecedente = signature.EmpreintePrecedente.Length == 0 ? null : signature.EmpreintePrecedente,
        Empreinte = signature.Empreinte,
        Motif = motif,
    };
}

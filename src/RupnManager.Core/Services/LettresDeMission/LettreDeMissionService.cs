using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Pdf;
using RupnManager.Services.Academies;
using RupnManager.Services.Campagnes;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Ce que l'on cherche dans la liste des lettres.</summary>
public sealed record FiltreDeLettres(
    AnneeScolaire Annee, EtatDeLettre? Etat = null, string? Recherche = null, int Page = 1, Attendu? Attendu = null)
{
    public const int ParPage = 50;
}

/// <summary>Une ligne de la liste.</summary>
public sealed record LigneDeLettre(
    Guid Id, string Reference, string Designation, string Etablissement, Uai Uai, NatureDeLActe Nature, EtatDeLettre Etat, DateTime EtatDepuis)
{
    /// <summary>Depuis combien de jours la lettre est dans cet état.</summary>
    public int Jours(DateOnly jour) => jour.DayNumber - EtatDepuis.JourDeParis().DayNumber;
}

/// <summary>Une page de la liste, et le nombre total.</summary>
public sealed record PageDeLettres(IReadOnlyList<LigneDeLettre> Lignes, int Total, FiltreDeLettres Filtre, DateOnly Jour)
{
    /// <summary>Combien de lettres du filtre ont leur PDF scellé.</summary>
    public int Scellees { get; init; }

    public int Pages => Math.Max(1, (Total + FiltreDeLettres.ParPage - 1) / FiltreDeLettres.ParPage);

    /// <summary>La campagne de l'année, si l'acteur la voit.</summary>
    public Campagne? Campagne { get; init; }

    /// <summary>De combien de jours la lettre dépasse la date de la campagne ; un avenant n'en a pas.</summary>
    public int RetardDe(LigneDeLettre ligne) => Campagne?.RetardDe(ligne.Nature, ligne.Etat, Jour) ?? 0;
}

/// <summary>Tout ce que montre la page d'une lettre.</summary>
public sealed record DetailDeLettre(
    LettreDeMission Lettre, ActeDeMission Acte, IReadOnlyList<GesteDeLettre> Gestes, IReadOnlyList<EtapeDuCircuit> Circuit,
    IReadOnlyList<EcartAvecLeModele> Ecarts, IReadOnlyList<EntreeJournal> Historique, IReadOnlyList<LigneDeLettre> ActesLies, Scellement? Scellement);

/// <summary>Un fichier à servir.</summary>
public sealed record FichierServi(byte[] Octets, string Nom);

/// <summary>Lire les lettres de son périmètre.</summary>
public sealed class LettreDeMissionService(RupnDbContext db, CourriersDeLettre courriers, LectureDesCampagnesService campagnes, TimeProvider horloge)
{
    /// <summary>Les lettres d'une année, celles qui demandent le plus d'attention d'abord.</summary>
    public async Task<PageDeLettres> ListerAsync(FiltreDeLettres filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterLettres);
        var lettres = db.Lettres.VisiblesPar(acteur).AsNoTracking().Filtrer(filtre);
        var comptes = await lettres.GroupBy(l => l.Etat).Select(g => new { Etat = g.Key, Nombre = g.Count() }).ToListAsync(ct);
        var total = comptes.Sum(c => c.Nombre);
        var lignes = await EnLignes(lettres
                .OrderBy(l => l.Etat == EtatDeLettre.Validee || l.Etat == EtatDeLettre.Remplacee || l.Etat == EtatDeLettre.Terminee
                    || l.Etat == EtatDeLettre.Abandonnee)
                .ThenBy(l => l.EtatDepuis).ThenBy(l => l.Reference))
            .Skip((filtre.Page - 1) * FiltreDeLettres.ParPage).Take(FiltreDeLettres.ParPage).ToListAsync(ct);
        return new(lignes, total, filtre, horloge.Aujourdhui())
        {
            Scellees = comptes.Where(c => c.Etat.EstDefinitif() && c.Etat is not EtatDeLettre.ASceller).Sum(c => c.Nombre),
            Campagne = await campagnes.PourAsync(filtre.Annee, acteur, ct),
        };
    }

    /// <summary>La page d'une lettre : texte, circuit, gestes permis, différences, historique.</summary>
    public async Task<DetailDeLettre> DetailAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterLettres);
        var lettre = await TrouverAsync(id, acteur, ct);
        var historique = await db.Journal.AsNoTracking().Where(e => e.ObjetId == id).OrderByDescending(e => e.Numero).Take(200).ToListAsync(ct);
        var racine = lettre.RacineId;
        var lies = await EnLignes(db.Lettres.VisiblesPar(acteur).AsNoTracking()
            .Where(l => l.Id != id && (l.Id == racine || l.LettreInitialeId == racine)).OrderBy(l => l.CreeeLe)).ToListAsync(ct);
        var scellement = await db.Scellements.AsNoTracking().FirstOrDefaultAsync(s => s.LettreId == id, ct);
        var circuit = await CircuitAsync(lettre, acteur, ct);
        return new(lettre, lettre.Acte, lettre.Pour(acteur), circuit, Ecarts(lettre), historique, lies, scellement);
    }

    /// <summary>La lettre, pour l'écrire ou la signer. Introuvable hors du périmètre.</summary>
    public async Task<LettreDeMission> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterLettres);
        return await db.Lettres.VisiblesPar(acteur).AsNoTrackingWithIdentityResolution().Where(l => l.Id == id).Completes().TrouverAsync(ct);
    }

    /// <summary>Le PDF : les octets scellés s'ils existent, sinon le projet filigrané.</summary>
    public async Task<FichierServi> PdfAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        var lettre = await TrouverAsync(id, acteur, ct);
        var scelle = await db.Fichiers.AsNoTracking()
            .FirstOrDefaultAsync(f => f.LettreId == id && f.Usage == UsageDeFichier.LettreScellee, ct);
        if (scelle is not null) return new(scelle.Octets, scelle.Nom);
        var annexes = await ScellementService.AnnexesAsync(db, lettre, ct);
        return new(LettreDeMissionPdf.Rendre(ImpressionDeLaLettre.Projet(lettre, annexes, horloge.Maintenant())), $"{lettre.Reference}-projet.pdf");
    }

    /// <summary>Une version passée, avec ses signatures sans effet.</summary>
    public async Task<(LettreDeMission Lettre, VersionDeLettre Version)> VersionAsync(Guid id, int numero, Acteur acteur, CancellationToken ct = default)
    {
        var lettre = await TrouverAsync(id, acteur, ct);
        var version = lettre.Versions.SingleOrDefault(v => v.Numero == numero && v.TexteFige is not null) ?? throw new IntrouvableException("version");
        return (lettre, version);
    }

    /// <summary>Ce qui distingue la lettre de son modèle, ou l'avenant de la lettre qu'il remplace.</summary>
    public static IReadOnlyList<EcartAvecLeModele> Ecarts(LettreDeMission lettre) => CeQuiChange.Dans(lettre).Clauses;

    internal static IQueryable<LigneDeLettre> EnLignes(IQueryable<LettreDeMission> lettres) => lettres.Select(l => new LigneDeLettre(
        l.Id, l.Reference,
        (l.Mission!.Personnel!.Personne!.Civilite == Civilite.M ? "M. " : "Mme ") + l.Mission.Personnel.Personne.Prenom + " " + l.Mission.Personnel.Personne.NomUsage,
        l.Etablissement!.Nom, l.Etablissement.Uai, l.Nature, l.Etat, l.EtatDepuis));

    private async Task<IReadOnlyList<EtapeDuCircuit>> CircuitAsync(LettreDeMission lettre, Acteur acteur, CancellationToken ct)
    {
        var campagne = lettre.Nature is NatureDeLActe.Lettre ? await campagnes.PourAsync(lettre.Annee, acteur, ct) : null;
        var etapes = new List<EtapeDuCircuit>();
        foreach (var etape in lettre.Circuit)
        {
            var attendus = lettre.VersionCourante.Posee(etape) is null ? await courriers.SignatairesAsync(lettre, etape, ct) : [];
            etapes.Add(EtapeDuCircuit.De(lettre, etape, attendus, horloge.Aujourdhui()).AuPlusTard(campagne?.LimiteDe(etape)));
        }
        return etapes;
    }
}

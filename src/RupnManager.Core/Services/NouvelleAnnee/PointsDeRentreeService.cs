using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Services.Campagnes;

namespace RupnManager.Services.NouvelleAnnee;

/// <summary>La liste de rentrée d'un établissement : ce qui est fait, ce qui reste au chef, ce qu'il attend d'ailleurs.</summary>
public sealed class PointsDeRentreeService(RupnDbContext db, LectureDesCampagnesService campagnes)
{
    internal async Task<IReadOnlyList<PointDeRentree>> LireAsync(
        AnneeScolaire annee, IReadOnlyList<LigneDeRentree> lignes, ModeleDeLettre? modele, Acteur acteur, CancellationToken ct) =>
    [
        Campagne(await campagnes.PourAsync(annee, acteur, ct)),
        Modele(annee, modele),
        Agents(lignes),
        Missions(lignes),
        await LettresAsync(annee, acteur, ct),
        await EnveloppeAsync(annee, acteur, ct),
        await ModalitesAsync(annee, acteur, ct),
        await BilanDAvantAsync(annee.Precedente, acteur, ct),
    ];

    private static PointDeRentree Campagne(Campagne? campagne) => campagne switch
    {
        { Etat: EtatDeCampagne.Ouverte } => new("Campagne de l'académie", EtatDuPoint.Fait,
            $"Ouverte jusqu'au {campagne.DateFin.EnLettres()} ; à signer au plus tard le {campagne.LimiteDuChef.EnLettres()}."),
        { Etat: EtatDeCampagne.Close } => new("Campagne de l'académie", EtatDuPoint.Fait, "Close : les lettres encore attendues peuvent être signées."),
        _ => new("Campagne de l'académie", EtatDuPoint.Attendu, "Pas encore ouverte : elle fixera les dates de signature."),
    };

    private static PointDeRentree Modele(AnneeScolaire annee, ModeleDeLettre? modele) => modele switch
    {
        null => new("Modèle de lettre", EtatDuPoint.Attendu, $"L'académie n'a publié aucun modèle pour {annee} : aucune lettre ne peut être écrite."),
        _ when modele.Annee == annee => new("Modèle de lettre", EtatDuPoint.Fait, $"Le modèle {modele.Nom} est publié pour {annee}."),
        _ => new("Modèle de lettre", EtatDuPoint.Attendu, $"Le modèle {modele.Nom} vaut encore : l'académie n'en a pas publié pour {annee}."),
    };

    private static PointDeRentree Agents(IReadOnlyList<LigneDeRentree> lignes)
    {
        var restent = lignes.Count(l => l.Sort is SortALaRentree.AReconduire);
        return new("Agents", restent == 0 ? EtatDuPoint.Fait : EtatDuPoint.AFaire,
            restent == 0 ? "Chaque agent de l'an dernier est reconduit, ou son départ est noté."
                : "Vérifiez qui est encore là : un départ se note dans la fiche de l'agent.", "Ouvrir les fiches", "/personnels");
    }

    private static PointDeRentree Missions(IReadOnlyList<LigneDeRentree> lignes)
    {
        if (lignes.Count == 0) return new("Missions", EtatDuPoint.AFaire, "Aucune mission l'an dernier : confiez la première.", "Confier une mission", "/missions/nouvelle");
        var reconduites = lignes.Count(l => l.Sort is SortALaRentree.Reconduite);
        return new("Missions", lignes.Any(l => l.PeutEtreReconduite) ? EtatDuPoint.AFaire : EtatDuPoint.Fait,
            $"{reconduites} sur {lignes.Count} {(reconduites > 1 ? "reconduites" : "reconduite")}.", "Voir les missions", "/missions");
    }

    private async Task<PointDeRentree> LettresAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var lettres = db.Lettres.VisiblesPar(acteur).Where(l => l.Etat != EtatDeLettre.Abandonnee && l.Nature != NatureDeLActe.FinDeMission);
        var etats = await db.Missions.VisiblesPar(acteur).Where(m => m.Annee == annee && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn)
            .Select(m => new
            {
                Ecrite = lettres.Any(l => l.MissionId == m.Id),
                Brouillon = lettres.Any(l => l.MissionId == m.Id && l.Etat == EtatDeLettre.Brouillon && l.Nature == NatureDeLActe.Lettre),
                Validee = lettres.Any(l => l.MissionId == m.Id && (l.Etat == EtatDeLettre.Validee || l.Etat == EtatDeLettre.Remplacee || l.Etat == EtatDeLettre.Terminee)),
            }).ToListAsync(ct);
        if (etats.Count == 0) return new("Lettres", EtatDuPoint.AFaire, "Les lettres naissent des missions.");
        var validees = etats.Count(e => e.Validee);
        var (brouillons, sans) = (etats.Count(e => e.Brouillon), etats.Count(e => !e.Ecrite));
        string[] detail =
        [
            .. sans > 0 ? [$"{sans} à écrire"] : Array.Empty<string>(),
            .. brouillons > 0 ? [$"{brouillons} au brouillon"] : Array.Empty<string>(),
            .. etats.Count - validees - brouillons - sans is > 0 and var enCours ? [$"{enCours} en signature"] : Array.Empty<string>(),
        ];
        return new("Lettres", validees == etats.Count ? EtatDuPoint.Fait : EtatDuPoint.AFaire,
            $"{validees} sur {etats.Count} {(validees > 1 ? "validées" : "validée")}{(detail.Length == 0 ? "" : $" ; {string.Join(", ", detail)}")}.",
            "Voir les lettres", "/lettres-de-mission");
    }

    private async Task<PointDeRentree> EnveloppeAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct) =>
        await db.Enveloppes.VisiblesPar(acteur).AnyAsync(e => e.Annee == annee, ct)
            ? new($"Enveloppe {annee.NomDuRegime}", EtatDuPoint.Fait, "Elle est notifiée.", "Voir l'enveloppe", "/indemnites/enveloppes")
            : new($"Enveloppe {annee.NomDuRegime}", EtatDuPoint.Attendu, "Pas encore notifiée par le rectorat.");

    private async Task<PointDeRentree> ModalitesAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var modalites = await db.Modalites.VisiblesPar(acteur).AsNoTracking().Where(m => m.Annee == annee)
            .Select(m => new { m.DateConseilPedagogique, m.DateCA }).FirstOrDefaultAsync(ct);
        const string titre = "Conseil pédagogique et CA", bouton = "Ouvrir les modalités", lien = "/indemnites/modalites";
        return modalites switch
        {
            { DateCA: { } ca } => new(titre, EtatDuPoint.Fait, $"Les modalités sont passées en CA le {ca.EnLettres()}.", bouton, lien),
            { DateConseilPedagogique: { } avis } => new(titre, EtatDuPoint.AFaire, $"Avis rendu le {avis.EnLettres()} ; reste la séance du CA.", bouton, lien),
            _ => new(titre, EtatDuPoint.AFaire, "L'avis du conseil pédagogique, puis la séance du CA : rien ne se propose avant.", bouton, lien),
        };
    }

    private async Task<PointDeRentree> BilanDAvantAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        var etat = await db.BilansAuCA.VisiblesPar(acteur).Where(b => b.Annee == annee).Select(b => (EtatDuBilanAuCA?)b.Etat).FirstOrDefaultAsync(ct);
        var lien = $"/bilans/ca?annee={annee.Debut}";
        return etat is EtatDuBilanAuCA.Presente or EtatDuBilanAuCA.AnneeClose
            ? new($"Bilan {annee} au CA", EtatDuPoint.Fait, $"{etat.Value.Libelle()}.", "Voir le bilan", lien)
            : new($"Bilan {annee} au CA", EtatDuPoint.AFaire, "Il reste à présenter ; il peut l'être pendant que l'année commence.", "Ouvrir le bilan", lien);
    }
}

using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Ce qu'une ligne du fichier fera à une enveloppe.</summary>
public sealed record EffetDeLigne(int Ligne, Enveloppe Enveloppe, Mouvement Mouvement);

/// <summary>Un fichier d'enveloppes contrôlé : son texte, ce qu'il fera, ce qui s'y oppose.</summary>
public sealed record ApercuDEnveloppes(string Texte, IReadOnlyList<EffetDeLigne> Effets, IReadOnlyList<FauteDeLigne> Fautes)
{
    public int Enveloppes => Effets.Select(e => e.Enveloppe).Distinct().Count();

    /// <summary>Somme des montants d'un sens, sans signe.</summary>
    public Montant Total(SensDeMouvement sens) => Effets.Where(e => e.Mouvement.Sens == sens)
        .Select(e => sens is SensDeMouvement.Retrait ? -e.Mouvement.Montant : e.Mouvement.Montant).Total();
}

/// <summary>Les enveloppes de toute l'académie par fichier : on le contrôle, on le relit, puis tout s'enregistre, ou rien.</summary>
public sealed class ImportDesEnveloppesService(RupnDbContext db, JournalService journal, TimeProvider horloge)
{
    public const int TailleMaximale = 256 * 1024;

    private readonly record struct Cle(Guid EtablissementId, AnneeScolaire Annee);

    /// <summary>Le modèle à remplir : une ligne par établissement ouvert sans enveloppe cette année-là.</summary>
    public async Task<(string Nom, byte[] Octets)> ModeleAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NotifierEnveloppes);
        var enveloppes = db.Enveloppes.VisiblesPar(acteur).Where(e => e.Annee == annee);
        var uais = await db.Etablissements.VisiblesPar(acteur).Where(e => e.Ouvert && !enveloppes.Any(x => x.EtablissementId == e.Id))
            .OrderBy(e => e.Uai).Select(e => e.Uai).ToListAsync(ct);
        return ($"enveloppes-{annee}.csv", FichierCsv.Ecrire(uais
            .Select(u => (IEnumerable<string?>)[u.Valeur, $"{annee}", annee.NomDuRegime, "notification", "", "", ""]).Prepend(FichierDEnveloppes.Colonnes)));
    }

    /// <summary>Contrôle un fichier sans rien enregistrer. Refus : enveloppes.taille, enveloppes.contenu, enveloppes.entete, enveloppes.vide, enveloppes.lignes.</summary>
    public async Task<ApercuDEnveloppes> LireAsync(byte[] octets, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NotifierEnveloppes);
        var texte = FichierDEnveloppes.EnTexte(octets);
        var apercu = await ControlerAsync(texte, acteur, ct);
        // Les mouvements de l'aperçu ont touché des enveloppes lues de la base : rien ne doit en rester.
        db.ChangeTracker.Clear();
        return apercu;
    }

    /// <summary>Enregistre tous les mouvements du fichier dans une seule transaction, ou aucun. Refus : enveloppes.ligne et ceux du contrôle.</summary>
    public Task<int> EnregistrerAsync(byte[] octets, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.NotifierEnveloppes);
        var texte = FichierDEnveloppes.EnTexte(octets);
        return db.RejouerAsync(async _ =>
        {
            var apercu = await ControlerAsync(texte, acteur, ct);
            if (apercu.Fautes.Count > 0)
            {
                var faute = apercu.Fautes[0];
                throw ReglesDesEnveloppes.FichierFaux.Refus(("ligne", faute.Ligne), ("colonne", faute.Colonne), ("probleme", faute.Probleme));
            }
            db.Enveloppes.AddRange(apercu.Effets.Where(e => e.Mouvement.Sens is SensDeMouvement.Notification).Select(e => e.Enveloppe));
            foreach (var effet in apercu.Effets) journal.Consigner(acteur, effet.Enveloppe, effet.Mouvement);
            await db.SaveChangesAsync(ct);
            return apercu.Effets.Count;
        }, ct);
    }

    private async Task<ApercuDEnveloppes> ControlerAsync(string texte, Acteur acteur, CancellationToken ct)
    {
        var (demandes, fautes) = FichierDEnveloppes.Lire(texte);
        var uais = demandes.Select(d => d.Uai).Distinct().ToList();
        var etablissements = await db.Etablissements.VisiblesPar(acteur).Where(e => uais.Contains(e.Uai)).ToDictionaryAsync(e => e.Uai, ct);
        var ids = etablissements.Values.Select(e => e.Id).ToList();
        var annees = demandes.Select(d => d.Annee).Distinct().ToList();
        var enveloppes = await db.Enveloppes.VisiblesPar(acteur).Include(e => e.Mouvements)
            .Where(e => ids.Contains(e.EtablissementId) && annees.Contains(e.Annee)).ToDictionaryAsync(e => new Cle(e.EtablissementId, e.Annee), ct);
        var effets = new List<EffetDeLigne>();
        foreach (var demande in demandes)
        {
            try
            {
                effets.Add(Appliquer(demande, etablissements.GetValueOrDefault(demande.Uai), enveloppes, acteur));
            }
            catch (RegleMetierException refus)
            {
                fautes.Add(new(demande.Ligne, FichierDEnveloppes.Colonne(refus), refus.Message));
            }
        }
        return new(texte, effets, [.. fautes.OrderBy(f => f.Ligne)]);
    }

    /// <summary>Les mêmes refus que le geste à l'écran ; un courrier déjà enregistré est dit en premier.</summary>
    private EffetDeLigne Appliquer(MouvementDemande demande, Etablissement? etablissement, Dictionary<Cle, Enveloppe> enveloppes, Acteur acteur)
    {
        var aujourdhui = horloge.Aujourdhui();
        EnveloppeService.VerifierLAnnee(demande.Regime, demande.Annee, aujourdhui);
        if (etablissement is null) throw ReglesDesEnveloppes.HorsAcademie.Refus();
        var cle = new Cle(etablissement.Id, demande.Annee);
        var notification = demande.Sens is SensDeMouvement.Notification;
        if (enveloppes.TryGetValue(cle, out var enveloppe))
        {
            EnveloppeService.RefuserUneReferenceConnue(enveloppe, demande.Courrier.Reference);
            if (notification) throw ReglesDesEnveloppes.DejaNotifiee.Refus(("annee", demande.Annee));
        }
        else
        {
            if (!notification)
                throw ReglesDesEnveloppes.Absente.En(demande.Annee).Refus(("regime", demande.Regime.Nom()), ("annee", demande.Annee));
            if (!etablissement.Ouvert) throw ReglesDesEnveloppes.HorsAcademie.Refus();
            enveloppe = EnveloppeService.Ouvrir(etablissement, demande.Annee);
        }
        var mouvement = enveloppe.Mouvoir(
            demande.Sens, demande.Courrier.Montant, demande.Courrier.Date, demande.Courrier.Reference, acteur, horloge.Maintenant(), aujourdhui);
        enveloppes[cle] = enveloppe;
        return new(demande.Ligne, enveloppe, mouvement);
    }
}

using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Comptes.Fichier;

/// <summary>
/// Les comptes et les affectations de toute une académie par fichier : on le contrôle, on le relit, puis ses lignes justes
/// s'enregistrent en une transaction. Le même fichier une seconde fois ne change rien.
/// </summary>
public sealed class ImportDesComptesService(
    RupnDbContext db, OuvertureDeCompte ouverture, SiegeService sieges, FinDAffectation suites, ResteOuvert restes, CourriersDesArrivees courriers,
    JournalService journal, TimeProvider horloge)
{
    public const int TailleMaximale = FichierDeComptes.TailleMaximale;
    public const int LignesMaximales = FichierDeComptes.LignesMaximales;

    /// <summary>Le modèle à remplir : une ligne de chef par établissement ouvert de son périmètre qui n'en a pas.</summary>
    public async Task<byte[]> ModeleAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterComptes);
        var jour = horloge.Aujourdhui();
        var uais = await db.Etablissements.VisiblesPar(acteur)
            .Where(e => e.Ouvert && !db.Affectations.Any(a => a.EtablissementId == e.Id && a.Role == Role.ChefEtablissement && (a.Fin == null || (a.Fin >= jour && a.Fin >= a.Debut))))
            .OrderBy(e => e.Uai).Select(e => e.Uai).Take(LignesMaximales).ToListAsync(ct);
        return FichierCsv.Ecrire(uais.Select(u => (IEnumerable<string?>)["", "", "", "", "", ColonnesDeComptes.Mot(Role.ChefEtablissement), u.Valeur, "", "", "", ""])
            .Prepend(ColonnesDeComptes.Toutes));
    }

    /// <summary>Contrôle un fichier sans rien enregistrer. Refus : comptes.taille, comptes.contenu, comptes.colonnes, comptes.vide, comptes.lignes.</summary>
    public async Task<ApercuDeComptes> LireAsync(byte[] octets, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterComptes);
        var (apercu, _) = await ControlerAsync(FichierDeComptes.EnTexte(octets), acteur, ct);
        var laisses = await restes.CompterAsync(apercu.Departs, ct);
        // L'aperçu a fini des affectations lues de la base : rien ne doit en rester.
        db.ChangeTracker.Clear();
        return apercu with { Effets = [.. apercu.Effets.Select(e => e with { Laisse = laisses.GetValueOrDefault(e.Affectation.Id, []) })] };
    }

    /// <summary>
    /// Enregistre les lignes justes en une transaction, si leur effet est bien celui qui a été lu ; ne fait rien si tout est déjà là.
    /// Refus : comptes.entre-temps, et ceux du contrôle.
    /// </summary>
    public Task<BilanDeComptes> EnregistrerAsync(byte[] octets, string empreinteLue, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterComptes);
        var texte = FichierDeComptes.EnTexte(octets);
        return db.RejouerAsync(async _ =>
        {
            var (apercu, lus) = await ControlerAsync(texte, acteur, ct);
            var bilan = new BilanDeComptes(apercu.Nombre(SortDeCompte.NouveauCompte), apercu.Effets.Count(e => e.Sort is SortDeCompte.NouveauCompte or SortDeCompte.NouvelleAffectation),
                apercu.Nombre(SortDeCompte.Modifiee), apercu.Nombre(SortDeCompte.Inchangee), apercu.Fautes.Count);
            if (bilan.ARienChange) return bilan;
            if (apercu.Empreinte != empreinteLue) throw ReglesDesComptes.FichierChange.Refus();
            foreach (var effet in apercu.Utiles) lus.Pourvoir(effet.Affectation);
            await AppliquerAsync(apercu, acteur, ct);
            journal.Consigner(acteur, Evenement.ComptesImportes, new("import de comptes", Guid.CreateVersion7(), null, acteur.CodeAcademie, Technique: true),
                $"a importé des comptes : {$"{bilan.Comptes} ouvert(s)".Accorder(bilan.Comptes)}, {$"{bilan.Affectations} affectation(s)".Accorder(bilan.Affectations)}, "
                + $"{bilan.Modifiees} modifiée(s), ".Accorder(bilan.Modifiees) + $"{bilan.Inchangees} inchangée(s), ".Accorder(bilan.Inchangees)
                + $"{bilan.Refusees} ligne(s) refusée(s).".Accorder(bilan.Refusees));
            await db.SaveChangesAsync(ct);
            return bilan;
        }, ct);
    }

    /// <summary>Les lignes refusées, telles qu'elles étaient, avec ce qui ne va pas : corrigées, elles se déposent de nouveau.</summary>
    public async Task<byte[]> RefuseesAsync(byte[] octets, Acteur acteur, CancellationToken ct = default)
    {
        var apercu = await LireAsync(octets, acteur, ct);
        var lignes = FichierDeComptes.Lire(apercu.Texte).Lignes;
        return FichierCsv.Ecrire(apercu.Fautes.Select(f => (IEnumerable<string?>)[.. lignes[f.Ligne], $"{f.Colonne} : {f.Probleme}"])
            .Prepend([.. ColonnesDeComptes.Toutes, ColonnesDeComptes.Probleme]));
    }

    /// <summary>Où en sont les invitations des personnes de son périmètre.</summary>
    public async Task<SuiviDesInvitations> SuivreAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ImporterComptes);
        var quand = horloge.Maintenant();
        var comptes = db.Users.Where(c => c.Actif);
        if (acteur.Role is not Role.Administrateur)
        {
            // On part des établissements de l'académie, pas de tous les comptes du pays.
            var personnes = db.Etablissements.VisiblesPar(acteur).SelectMany(e => db.Affectations.Where(a => a.EtablissementId == e.Id).Select(a => a.PersonneId));
            comptes = comptes.Where(c => personnes.Contains(c.Id));
        }
        var invitations = db.Courriels.Where(c => c.Cle == "invitation" && comptes.Any(x => x.Id == c.PersonneId));
        return new(
            await comptes.CountAsync(ct), await comptes.CountAsync(c => c.PasswordHash != null, ct),
            await invitations.CountAsync(c => c.Etat == EtatDeCourriel.AEnvoyer || c.Etat == EtatDeCourriel.EnCours, ct),
            await invitations.CountAsync(c => c.Etat == EtatDeCourriel.Abandonne || c.Etat == EtatDeCourriel.Incertain, ct),
            await comptes.CountAsync(c => c.PasswordHash == null && !db.LiensUniques.Any(l => l.PersonneId == c.Id && l.FermeLe == null && l.ExpireLe > quand), ct));
    }

    private async Task<(ApercuDeComptes Apercu, SiegesLus Sieges)> ControlerAsync(string texte, Acteur acteur, CancellationToken ct)
    {
        var lu = FichierDeComptes.Lire(texte);
        var connus = await ComptesConnus.LireAsync(db, sieges, lu.Demandes, acteur, ct);
        var (effets, fautes) = new PlanDeComptes(connus, acteur, horloge.Aujourdhui()).Etablir(lu.Demandes);
        return (new(texte, effets, [.. lu.Fautes.Concat(fautes).OrderBy(f => f.Ligne)]), connus.Sieges);
    }

    private async Task AppliquerAsync(ApercuDeComptes apercu, Acteur acteur, CancellationToken ct)
    {
        var contact = await ouverture.ContactAsync(acteur, ct);
        foreach (var effet in apercu.Utiles)
        {
            var affectation = effet.Affectation;
            if (effet.PersonneNouvelle) db.Personnes.Add(effet.Personne);
            if (effet.Sort is SortDeCompte.NouveauCompte)
            {
                ouverture.Ouvrir(effet.Personne, acteur);
                ouverture.InviterLaPremiereFois(effet.Personne, affectation.Libelle, affectation.Etablissement?.Nom ?? affectation.Academie?.NomComplet, acteur, contact);
            }
            if (effet.Sort is not SortDeCompte.Modifiee)
            {
                db.Affectations.Add(affectation);
                journal.Consigner(acteur, affectation);
            }
            else if (effet.EstUnDepart) journal.Consigner(acteur, affectation, finie: true);
            else journal.Consigner(acteur, Evenement.AffectationModifiee, JournalDesAffectations.Objet(affectation),
                $"a changé l'affectation de {effet.Personne.Designation}{JournalDesAffectations.A(affectation)} : {effet.Changement}.");
        }
        await suites.TerminerLesDelegationsAsync(apercu.Departs, acteur, ct);
        await courriers.AvertirLesSuccesseursAsync(apercu.Utiles.Where(e => e.Sort is not SortDeCompte.Modifiee).Select(e => e.Affectation), ct);
        await courriers.AvertirLesChefsAsync(apercu.Departs, acteur, ct);
    }
}

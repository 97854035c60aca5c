using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Etablissements;

/// <summary>Les agents d'un établissement : la liste, les fiches, le NUMEN.</summary>
public sealed class PersonnelService(RupnDbContext db, JournalService journal, ChiffrementDuNumen numen, TimeProvider horloge)
{
    /// <summary>Les agents de l'établissement, par nom ; ceux qui l'ont quitté seulement si on les demande.</summary>
    public async Task<PageDe<LigneDePersonnel>> ListerAsync(string? q, bool partis, int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererPersonnels);
        var jour = horloge.Aujourdhui();
        var agents = db.Personnels.VisiblesPar(acteur).AsNoTracking().Where(p => partis || p.DernierJour == null || p.DernierJour >= jour);
        foreach (var mot in TexteDeRecherche.Mots(q)) agents = agents.Where(p => p.Personne!.Recherche.Contains(mot));
        return await agents.OrderBy(p => p.Personne!.NomUsage).ThenBy(p => p.Personne!.Prenom).ThenBy(p => p.Id)
            .Select(p => new LigneDePersonnel(
                p.Id, p.Personne!.NomUsage + " " + p.Personne.Prenom, p.Personne.Courriel, p.Categorie, p.CorpsGrade, p.Titulaire,
                p.ServiceCompletDeclareLe, p.DernierJour, p.DernierJour == null || p.DernierJour >= jour))
            .EnPageAsync(page, ct);
    }

    /// <summary>La fiche d'un agent, NUMEN masqué.</summary>
    public async Task<FicheOuverte> OuvrirAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererPersonnels);
        var personnel = await TrouverAsync(id, acteur, ct);
        var droits = await DroitsAsync(personnel.PersonneId, acteur, ct);
        return new(Lire(personnel), personnel.Personne!.Designation, numen.Masquer(personnel.NumenChiffre), droits.Identite, droits.Courriel,
            personnel.DernierJour);
    }

    /// <summary>
    /// Ouvre la fiche d'un agent ; une personne déjà connue par son courriel est reprise.
    /// Refus : personnel.deja, personnel.courriel, personnel.service-date, numen.forme.
    /// </summary>
    public async Task<Guid> CreerAsync(FicheDePersonnel fiche, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererPersonnels);
        var personne = await ReprendreOuCreerAsync(fiche, ct);
        if (await db.Personnels.VisiblesPar(acteur).AnyAsync(p => p.PersonneId == personne.Id, ct))
            throw ReglesDesMissions.PersonnelDeja.Refus(("personne", personne.Designation));
        var personnel = new Personnel
        {
            PersonneId = personne.Id, Personne = personne, EtablissementId = acteur.EtablissementId!.Value,
            Categorie = fiche.Categorie, CorpsGrade = fiche.CorpsGrade.Trim(), Titulaire = fiche.Titulaire,
        };
        Remplir(personnel, fiche);
        db.Personnels.Add(personnel);
        Consigner(acteur, personnel, $"a ouvert la fiche de {personne.Designation}.");
        await db.SaveChangesAsync(ct);
        return personnel.Id;
    }

    /// <summary>Enregistre la fiche. Refus : personnel.identite, personnel.courriel, personnel.service-date, numen.forme.</summary>
    public async Task ModifierAsync(Guid id, FicheDePersonnel fiche, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererPersonnels);
        var personnel = await TrouverAsync(id, acteur, ct);
        await ChangerIdentiteAsync(personnel.Personne!, fiche, acteur, ct);
        personnel.Categorie = fiche.Categorie;
        personnel.CorpsGrade = fiche.CorpsGrade.Trim();
        personnel.Titulaire = fiche.Titulaire;
        Remplir(personnel, fiche);
        if (!db.ChangeTracker.HasChanges()) return;
        db.Entry(personnel).Property(p => p.Version).OriginalValue = fiche.Version;
        personnel.NoterModification();
        Consigner(acteur, personnel, $"a modifié la fiche de {personnel.Personne!.Designation}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Le NUMEN en clair ; chaque lecture va au journal.</summary>
    public async Task<(string Designation, string? Numen)> LireNumenAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererPersonnels);
        var personnel = await TrouverAsync(id, acteur, ct);
        var designation = personnel.Personne!.Designation;
        if (personnel.NumenChiffre is null) return (designation, null);
        journal.Consigner(acteur, Evenement.NumenLu, Objet(acteur, personnel), $"a lu le NUMEN de {designation}.");
        await db.SaveChangesAsync(ct);
        return (designation, numen.Lire(personnel.NumenChiffre));
    }

    private Task<Personnel> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        db.Personnels.VisiblesPar(acteur).Include(p => p.Personne).Where(p => p.Id == id).TrouverAsync(ct);

    private async Task<Personne> ReprendreOuCreerAsync(FicheDePersonnel fiche, CancellationToken ct)
    {
        var courriel = Normaliser(fiche.Courriel);
        if (await db.Personnes.FirstOrDefaultAsync(p => p.Courriel == courriel, ct) is { } connue)
        {
            var memeNom = TexteDeRecherche.SeRessemblent(connue.NomUsage, fiche.NomUsage)
                && TexteDeRecherche.SeRessemblent(connue.Prenom, fiche.Prenom);
            return memeNom ? connue : throw ReglesDesMissions.CourrielConnu.Refus(("personne", connue.Designation));
        }
        var personne = new Personne
        {
            Civilite = fiche.Civilite, Prenom = fiche.Prenom.Trim(), NomUsage = fiche.NomUsage.Trim(),
            NomNaissance = Vide(fiche.NomNaissance), Courriel = courriel,
        };
        db.Personnes.Add(personne);
        return personne;
    }

    private async Task ChangerIdentiteAsync(Personne personne, FicheDePersonnel fiche, Acteur acteur, CancellationToken ct)
    {
        var nouvelle = (fiche.Civilite, fiche.Prenom.Trim(), fiche.NomUsage.Trim(), Vide(fiche.NomNaissance), Normaliser(fiche.Courriel));
        if (nouvelle == (personne.Civilite, personne.Prenom, personne.NomUsage, personne.NomNaissance, personne.Courriel)) return;
        var droits = await DroitsAsync(personne.Id, acteur, ct);
        if (!droits.Identite || (!droits.Courriel && nouvelle.Item5 != personne.Courriel))
            throw ReglesDesMissions.IdentiteGeree.Refus(("personne", personne.Designation));
        if (nouvelle.Item5 != personne.Courriel
            && await db.Personnes.FirstOrDefaultAsync(p => p.Courriel == nouvelle.Item5, ct) is { } autre)
            throw ReglesDesMissions.CourrielConnu.Refus(("personne", autre.Designation));
        (personne.Civilite, personne.Prenom, personne.NomUsage, personne.NomNaissance, personne.Courriel) = nouvelle;
    }

    /// <summary>Le chef ne renomme pas qui exerce aussi ailleurs, ni ne change un courriel de connexion.</summary>
    private async Task<(bool Identite, bool Courriel)> DroitsAsync(Guid personneId, Acteur acteur, CancellationToken ct)
    {
        var ailleurs = await db.Affectations.AnyAsync(
            a => a.PersonneId == personneId && a.Role != Role.Rupn && a.EtablissementId != acteur.EtablissementId, ct);
        var compte = await db.Users.AnyAsync(c => c.Id == personneId, ct);
        return (!ailleurs, !ailleurs && !compte);
    }

    private void Remplir(Personnel personnel, FicheDePersonnel fiche)
    {
        if (fiche.ServiceCompletLe > horloge.Aujourdhui()) throw ReglesDesMissions.ServiceDate.Refus();
        personnel.ServiceCompletDeclareLe = fiche.ServiceCompletLe;
        personnel.CommentaireService = Vide(fiche.CommentaireService);
        if (numen.Proteger(fiche.Numen) is { } chiffre) personnel.NumenChiffre = chiffre;
        else if (fiche.EffacerNumen) personnel.NumenChiffre = null;
    }

    private static FicheDePersonnel Lire(Personnel p) => new()
    {
        Civilite = p.Personne!.Civilite, Prenom = p.Personne.Prenom, NomUsage = p.Personne.NomUsage, NomNaissance = p.Personne.NomNaissance,
        Courriel = p.Personne.Courriel, Categorie = p.Categorie, CorpsGrade = p.CorpsGrade, Titulaire = p.Titulaire,
        ServiceCompletLe = p.ServiceCompletDeclareLe, CommentaireService = p.CommentaireService, Version = p.Version,
    };

    private void Consigner(Acteur acteur, Personnel personnel, string geste) =>
        journal.Consigner(acteur, Evenement.PersonnelModifie, Objet(acteur, personnel), geste);

    private static ObjetDuJournal Objet(Acteur acteur, Personnel personnel) =>
        new("personnel", personnel.Id, personnel.EtablissementId, acteur.CodeAcademie);

    private static string Normaliser(string courriel) => courriel.Trim().ToLowerInvariant();

    private static string? Vide(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
}

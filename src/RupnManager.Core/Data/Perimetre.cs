using Microsoft.EntityFrameworkCore;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Data;

/// <summary>Ce que chacun peut voir : ce qui n'est pas dans le périmètre n'existe pas.</summary>
public static class Perimetre
{
    public static IQueryable<Etablissement> VisiblesPar(this IQueryable<Etablissement> etablissements, Acteur acteur) => acteur.Role switch
    {
        Role.Administrateur => etablissements,
        Role.Dan or Role.Rectorat => etablissements.Where(e => e.CodeAcademie == acteur.CodeAcademie),
        _ => etablissements.Where(e => e.Id == acteur.EtablissementId),
    };

    /// <summary>Les imports de l'annuaire ne regardent que l'administration technique.</summary>
    public static IQueryable<ImportAnnuaire> VisiblesPar(this IQueryable<ImportAnnuaire> imports, Acteur acteur) =>
        acteur.Role is Role.Administrateur ? imports : imports.Where(i => false);

    public static IQueryable<Personnel> VisiblesPar(this IQueryable<Personnel> personnels, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire or Role.Intendance => personnels.Where(p => p.EtablissementId == acteur.EtablissementId),
        Role.Rupn => personnels.Where(p => p.PersonneId == acteur.PersonneId),
        Role.Dan or Role.Rectorat => personnels.Where(p => p.Etablissement!.CodeAcademie == acteur.CodeAcademie),
        _ => personnels.Where(p => false),
    };

    public static IQueryable<Mission> VisiblesPar(this IQueryable<Mission> missions, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire or Role.Intendance => missions.Where(m => m.EtablissementId == acteur.EtablissementId),
        Role.Rupn => missions.Where(m => m.Personnel!.PersonneId == acteur.PersonneId),
        Role.Dan or Role.Rectorat => missions.Where(m => m.Etablissement!.CodeAcademie == acteur.CodeAcademie),
        _ => missions.Where(m => false),
    };

    /// <summary>Le RUPN ne voit pas les brouillons que le chef écrit encore.</summary>
    public static IQueryable<LettreDeMission> VisiblesPar(this IQueryable<LettreDeMission> lettres, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire => lettres.Where(l => l.EtablissementId == acteur.EtablissementId),
        Role.Rupn => lettres.Where(l => l.Mission!.Personnel!.PersonneId == acteur.PersonneId
            && ((l.Etat != EtatDeLettre.Brouillon && l.Etat != EtatDeLettre.ASignerParLeChef) || l.NumeroDeVersion > 1)),
        Role.Dan or Role.Rectorat => lettres.Where(l => l.CodeAcademie == acteur.CodeAcademie),
        _ => lettres.Where(l => false),
    };

    public static IQueryable<EntreeJournal> VisiblesPar(this IQueryable<EntreeJournal> journal, Acteur acteur) => acteur.Role switch
    {
        Role.Administrateur => journal.Where(e => e.Technique),
        Role.ChefEtablissement or Role.Delegataire or Role.Intendance => journal.Where(e => e.EtablissementId == acteur.EtablissementId),
        Role.Dan => journal.Where(e => e.CodeAcademie == acteur.CodeAcademie && !e.DitUnMontant),
        Role.Rectorat => journal.Where(e => e.CodeAcademie == acteur.CodeAcademie),
        _ => journal.Where(e => e.PersonneId == acteur.PersonneId),
    };

    /// <summary>Les délégations de l'établissement et celles que l'on a reçues ; celles de l'académie pour le DAN, toutes pour l'administrateur.</summary>
    public static IQueryable<Delegation> VisiblesPar(this IQueryable<Delegation> delegations, Acteur acteur) => acteur.Role switch
    {
        Role.Administrateur => delegations,
        Role.Dan => delegations.Where(d => d.Etablissement!.CodeAcademie == acteur.CodeAcademie || d.DelegataireId == acteur.PersonneId),
        _ => delegations.Where(d => d.EtablissementId == acteur.EtablissementId || d.DelegataireId == acteur.PersonneId),
    };

    /// <summary>Les comptes se gèrent par l'administrateur ; chacun voit le sien.</summary>
    public static IQueryable<Compte> VisiblesPar(this IQueryable<Compte> comptes, Acteur acteur) =>
        acteur.Role is Role.Administrateur ? comptes : comptes.Where(c => c.Id == acteur.PersonneId);

    /// <summary>Les préférences d'écran ne regardent que leur auteur.</summary>
    public static IQueryable<Preference> VisiblesPar(this IQueryable<Preference> preferences, Acteur acteur) =>
        preferences.Where(p => p.PersonneId == acteur.PersonneId);

    public static IQueryable<Affectation> VisiblesPar(this IQueryable<Affectation> affectations, Acteur acteur) =>
        acteur.Role is Role.Administrateur ? affectations : affectations.Where(a => a.PersonneId == acteur.PersonneId);

    /// <summary>Un jeton d'accès n'est qu'à qui l'a créé.</summary>
    public static IQueryable<JetonDAcces> VisiblesPar(this IQueryable<JetonDAcces> jetons, Acteur acteur) =>
        jetons.Where(j => j.PersonneId == acteur.PersonneId);

    /// <summary>Les modèles que l'acteur peut lire : le national, et ceux de son académie ; tous pour l'administrateur.</summary>
    public static IQueryable<ModeleDeLettre> VisiblesPar(this IQueryable<ModeleDeLettre> modeles, Acteur acteur) =>
        acteur.Role is Role.Administrateur
            ? modeles
            : modeles.Where(m => m.CodeAcademie == null || m.CodeAcademie == acteur.CodeAcademie);

    /// <summary>L'objet, ou « introuvable » (404) s'il n'existe pas dans le périmètre.</summary>
    public static async Task<T> TrouverAsync<T>(this IQueryable<T> requete, CancellationToken ct) where T : class =>
        await requete.FirstOrDefaultAsync(ct) ?? throw new IntrouvableException(typeof(T).Name);
}

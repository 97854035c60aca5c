using static RupnManager.Domain.Acteurs.Permission;

namespace RupnManager.Domain.Acteurs;

/// <summary>Le tableau rôle × permission, en entier.</summary>
public static class Habilitations
{
    private static readonly Dictionary<Role, Permission[]> Tableau = new()
    {
        [Role.ChefEtablissement] =
        [
            ConsulterLettres, RedigerLettres, SignerCommeChef, DeclarerSignatureManuscrite,
            ConsulterMissions, GererMissions, GererPersonnels, DonnerDelegation, ConsulterEtablissements, ConsulterJournal,
        ],
        [Role.Delegataire] = [ConsulterLettres, SignerCommeChef, ConsulterJournal],
        [Role.Rupn] = [ConsulterLettres, SignerCommeRupn, ConsulterMissions],
        [Role.Intendance] = [ConsulterMissions, ConsulterEtablissements, ConsulterJournal],
        [Role.Dan] = [ConsulterLettres, ValiderLettres, ConsulterMissions, ConsulterEtablissements, GererModeles, ConsulterJournal],
        [Role.Rectorat] = [ConsulterLettres, ConsulterMissions, ConsulterEtablissements, ConsulterJournal],
        [Role.Administrateur] =
        [
            GererComptes, ConsulterEtablissements, ImporterEtablissements, GererModeles,
            ConsulterJournal, VerifierJournal, SurveillerService,
        ],
    };

    /// <summary>Vrai si le rôle porte la permission.</summary>
    public static bool Peut(this Role role, Permission permission) => Tableau[role].Contains(permission);

    /// <summary>Les permissions d'un rôle, pour l'écran des droits.</summary>
    public static IReadOnlyList<Permission> De(Role role) => Tableau[role];
}

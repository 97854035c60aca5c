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
            ConsulterBaremes, ConsulterEnveloppes, EnregistrerModalites, ConsulterAttributions, LireBordereaux, ProposerAttributions,
            CertifierServiceFait, SuivreTropPercus, ConsulterEtatsLiquidatifs, ArreterEtatsLiquidatifs,
            ConsulterActivites, ConsulterBilans, ViserBilans, PresenterAuCA, Relancer,
        ],
        [Role.Delegataire] =
        [
            ConsulterLettres, SignerCommeChef, ConsulterJournal, ConsulterBaremes, ConsulterEnveloppes, EnregistrerModalites,
            ConsulterAttributions, LireBordereaux, ProposerAttributions, CertifierServiceFait, SuivreTropPercus, ConsulterEtatsLiquidatifs, ArreterEtatsLiquidatifs,
            ConsulterActivites, ConsulterBilans, ViserBilans,
        ],
        [Role.Rupn] =
        [
            ConsulterLettres, SignerCommeRupn, ConsulterMissions, ConsulterBaremes, ConsulterSonIndemnite,
            ConsulterActivites, NoterActivites, ConsulterBilans, RedigerBilan,
        ],
        [Role.Intendance] =
        [
            ConsulterMissions, ConsulterEtablissements, ConsulterJournal, ConsulterBaremes, ConsulterEnveloppes,
            ConsulterAttributions, ConsulterEtatsLiquidatifs, PreparerEtatsLiquidatifs, EnregistrerRetours, SuivreTropPercus,
        ],
        [Role.Dan] =
        [
            ConsulterLettres, ValiderLettres, LancerDesLots, ConsulterMissions, ConsulterEtablissements, GererModeles, ImporterComptes, ConsulterJournal,
            ConsulterBaremes, ConsulterSynthese, ConsulterCouverture, EmployerApi, GererCampagnes, SuivreLaRentree, Relancer,
        ],
        [Role.Rectorat] =
        [
            ConsulterLettres, ConsulterMissions, ConsulterEtablissements, ConsulterJournal, ConsulterBaremes, ConfirmerCodes,
            ConsulterEnveloppes, NotifierEnveloppes, ConsulterAttributions, LireBordereaux, DeciderAttributions, LancerDesLots, ConsulterEtatsLiquidatifs, EnregistrerRetours,
            ConsulterCouvertureDesIndemnites, EmployerApi,
        ],
        [Role.Administrateur] =
        [
            GererComptes, ImporterComptes, ConsulterEtablissements, ImporterEtablissements, GererModeles,
            ConsulterJournal, VerifierJournal, SurveillerService, ConsulterBaremes, GererBaremes,
        ],
    };

    /// <summary>Vrai si le rôle porte la permission.</summary>
    public static bool Peut(this Role role, Permission permission) => Tableau[role].Contains(permission);

    /// <summary>Les permissions d'un rôle, pour l'écran des droits.</summary>
    public static IReadOnlyList<Permission> De(Role role) => Tableau[role];
}

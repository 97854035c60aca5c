namespace RupnManager.Domain.Acteurs;

/// <summary>Ce que l'on peut avoir le droit de faire ; chaque action de l'application en nomme une.</summary>
public enum Permission
{
    ConsulterLettres, RedigerLettres, SignerCommeChef, SignerCommeRupn, ValiderLettres, LancerDesLots, DeclarerSignatureManuscrite, SuivreLaRentree, Relancer,
    ConsulterMissions, GererMissions, GererPersonnels, DonnerDelegation,
    ConsulterEtablissements, ImporterEtablissements, GererModeles, GererComptes, ImporterComptes,
    ConsulterJournal, VerifierJournal, SurveillerService,
    ConsulterBaremes, GererBaremes, ConfirmerCodes, ConsulterEnveloppes, NotifierEnveloppes, EnregistrerModalites,
    ConsulterAttributions, LireBordereaux, ProposerAttributions, DeciderAttributions, CertifierServiceFait, SuivreTropPercus, ConsulterSonIndemnite,
    ConsulterEtatsLiquidatifs, PreparerEtatsLiquidatifs, ArreterEtatsLiquidatifs, EnregistrerRetours,
    ConsulterActivites, NoterActivites, ConsulterBilans, RedigerBilan, ViserBilans, PresenterAuCA, ConsulterSynthese,
    ConsulterCouverture, ConsulterCouvertureDesIndemnites, EmployerApi,
    GererCampagnes,
}

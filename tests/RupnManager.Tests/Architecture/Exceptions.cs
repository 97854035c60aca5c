namespace RupnManager.Tests.Architecture;

/// <summary>Les exceptions aux règles des services, chacune avec sa raison. Une exception devenue inutile fait échouer le test.</summary>
internal static class Exceptions
{
    private const string DejaVue = "lit ce qui tient à une lettre déjà trouvée dans le périmètre de l'acteur";
    private const string Scellement = "l'application scelle d'elle-même, sans acteur ; l'administrateur n'en voit que la référence et la cause";
    private const string Public = "la vérification est publique : elle ne rend ni nom, ni montant, ni texte";
    private const string Session = "tient le compte des essais et des sessions : ni donnée du métier, ni geste d'une personne en sa qualité";
    private const string AvantLesComptes = "au démarrage, avant qu'il y ait un acteur";

    private const string ResteCompte = "compte ce qu'un départ laisse ouvert, ou ce qu'un successeur trouve : il n'en sort que des nombres";
    private const string BoiteDeLEtablissement = "la page est publique et répond toujours la même chose ; ce qui est lu ne va qu'à la boîte de l'établissement";
    private const string AvantLApplication = "un aperçu ne change aucun établissement ; l'application, elle, est consignée";
    private const string TravailDeFond = "l'annuaire se compare à tous les établissements ; l'acteur est revérifié à l'application";

    private const string MoteurDesLots = "l'application exécute les lots d'elle-même ; le droit et le périmètre de l'auteur sont relus à chaque ligne";
    private const string LigneDuLot = "la ligne d'un lot déjà trouvé dans le périmètre";
    private const string Selection = "une sélection n'est pas un acte ; le lancement du lot en est un";
    private const string LigneConclue = "la ligne garde son issue : le compte rendu ; le geste fait sur l'objet, lui, est consigné avec elle";

    public static readonly Dictionary<string, string> LecturesHorsPerimetre = new()
    {
        ["RappelService.AttendusAsync"] = "l'application rappelle d'elle-même à chacun le geste que lui seul bloque",
        ["AttentesService.CampagnesAsync"] = "ne lit que les dates limites d'une académie : chacun les connaît",
        ["AttentesService.EnFonctionAsync"] = "cherche seulement qui est attendu, chef ou délégataire, pour lui écrire",
        ["AttentesDesIndemnitesService.AnneesCloses"] = "ne dit que les années closes, où plus rien ne se rappelle",
        ["EnFonctionService.DelegationsAsync"] = "cherche seulement qui peut signer pour le chef d'un établissement déjà lu, pour lui écrire",
        ["AttentesService.DesBilansAsync"] = "ne lit que l'état du bilan de missions déjà choisies, pour taire ce qui est fait",
        ["ActeurService.ToutesAsync"] = "c'est elle qui fait l'acteur : elle ne lit que les délégations de la personne connectée",
        ["DemandeDePriseDeFonctionsService.DemanderAsync"] = BoiteDeLEtablissement,
        ["DemandeDePriseDeFonctionsService.ATropRecuAsync"] = BoiteDeLEtablissement,
        ["ActeurService.FinDeDelegationAsync"] = "sans acteur encore : seulement la délégation passée de la personne qui vient de s'identifier",
        ["DonneesDeReference.CompleterAsync"] = AvantLesComptes,
        ["LettreDeMissionService.DetailAsync"] = DejaVue,
        ["LettreDeMissionService.PdfAsync"] = DejaVue,
        ["ResteOuvert.ChefsAsync"] = ResteCompte,
        ["ResteOuvert.RupnAsync"] = ResteCompte,
        ["ResteOuvert.DansAsync"] = ResteCompte,
        ["PeuplementService.ScellerAsync"] = "le peuplement relit, pour la sceller, une lettre fictive qu'il vient d'écrire",
        ["PreuveService.ScellementAsync"] = DejaVue,
        ["ArchiveDesLettresService.PreparerAsync"] = DejaVue,
        ["ArchiveDesLettresService.EcrireAsync"] = DejaVue,
        ["ScellementService.AnnexesAsync"] = DejaVue,
        ["ScellementService.EnAttenteAsync"] = Scellement,
        ["ScellementService.NoterEchecAsync"] = Scellement,
        ["ScellementService.RattacherAsync"] = Scellement,
        ["ScellementService.ReprendreAsync"] = Scellement,
        ["ScellementService.SuiviAsync"] = Scellement,
        ["ScellementService.TenterAsync"] = Scellement,
        ["TachesDesLettresService.ActesEnSouffranceAsync"] = Scellement,
        ["VerificationService.DecrireAsync"] = Public,
        ["VerificationService.ParCodeAsync"] = Public,
        ["VerificationService.ParFichierAsync"] = Public,
        ["EtatEnRequete.ToutesLesLettres"] = "l'état d'une mission du périmètre dépend de toutes ses lettres ; seul cet état se montre",
        ["MissionService.VerifierLesAutresAsync"] = "cherche si la personne exerce ailleurs la même fonction : seul son nom, déjà connu, est dit",
        ["NouvelleAnneeService.AilleursAsync"] = "cherche si la personne exerce ailleurs la même fonction : rien d'autre n'en est dit",
        ["VerificationDuJournalService.ControlerAsync"] = "la chaîne se contrôle entière ; il n'en sort que des numéros et des empreintes",
        ["MissionsDuReleveService.GelAsync"] = "le bilan au CA est au chef ; le RUPN n'en apprend que si son année est close",
        ["ModeleService.ModeleEnVigueurAsync"] = "l'académie vient d'une mission déjà lue dans le périmètre ; un modèle publié n'est pas secret",
        ["LectureDesCampagnesService.EstOuverteAsync"] = "dit seulement si l'académie de l'acteur a ouvert une année : chacun le sait",
        ["ControleDEtatService.LettresAsync"] = "lit le nom et la validation des lettres dont l'état, déjà trouvé dans le périmètre, paie la mission",
        ["EtablissementService.DelegationsAsync"] = "l'établissement vient d'être lu dans le périmètre",
        ["ExecutionDeLotService.ReserverAsync"] = MoteurDesLots,
        ["ExecutionDeLotService.InterrompreAsync"] = MoteurDesLots,
        ["ExecutionDeLotService.RelireAsync"] = MoteurDesLots,
        ["ClotureDeLotService.TerminerAsync"] = MoteurDesLots,
        ["AutresLots.NumerosDesLotsAsync"] = "cherche quel lot tient des objets que la file vient de lire dans le périmètre : seul son numéro est dit",
        ["AutresLots.NumerosDesAutresLotsAsync"] = "cherche quel autre lot tient un objet déjà lu dans le périmètre : seul son numéro est dit",
        ["LotService.NumeroSuivantAsync"] = "le numéro suit celui de tous les lots de l'académie",
        ["LotService.ArreterAsync"] = LigneDuLot,
        ["LectureDesLotsService.ListerAsync"] = LigneDuLot,
        ["LectureDesLotsService.AvancementAsync"] = LigneDuLot,
        ["LectureDesLotsService.OuvrirAsync"] = LigneDuLot,
        ["LectureDesLotsService.EnCsvAsync"] = LigneDuLot,
        ["TraitementDImportService.AnalyserAsync"] = TravailDeFond,
        ["TraitementDImportService.AppliquerAsync"] = TravailDeFond,
    };

    public static readonly Dictionary<string, string> EnregistrementsSansJournal = new()
    {
        ["DonneesDeReference.CompleterAsync"] = AvantLesComptes,
        ["IdentificationService.CompterAsync"] = Session,
        ["IdentificationService.DebloquerAsync"] = Session,
        ["IdentificationService.FermerLesSessionsAsync"] = Session,
        ["IdentificationService.NoterConnexionAsync"] = Session,
        ["IdentificationService.PremierEssaiAsync"] = Session,
        ["CompteService.CreerAsync"] = "l'ouverture du compte et l'affectation qu'elle appelle consignent dans la même transaction",
        ["PremierAdministrateurService.OuvrirUnLienAsync"] = "au premier démarrage, personne n'a encore agi ; la création du compte, elle, est consignée",
        ["ExpeditionService.EnvoyerAsync"] = "l'envoi d'un courriel n'est pas un geste ; son état est sur la page du service",
        ["ExpeditionService.NoterLesIncertainsAsync"] = "l'envoi d'un courriel n'est pas un geste ; son état est sur la page du service",
        ["ActiviteService.NoterAsync"] = "l'activité notée porte elle-même son auteur et son heure ; la corriger ou la retirer est consigné",
        ["RedactionService.EnregistrerAsync"] = "un brouillon s'enregistre à chaque frappe : ce n'est pas un acte ; sa mise à la signature en est un",
        ["RappelService.EcrireAsync"] = "un rappel de règle n'est le geste de personne ; la page des rappels en garde la trace",
        ["RecapitulatifService.UnAsync"] = "un récapitulatif n'est le geste de personne ; la boîte d'envoi en garde la trace",
        ["PreferenceService.RetenirAsync"] = "un choix d'écran n'est pas un acte",
        ["BilanAuCAService.EcrireAsync"] = "un brouillon s'enregistre à chaque frappe : ce n'est pas un acte ; l'arrêt du texte en est un",
        ["BilanService.CommencerAsync"] = "un brouillon qui s'ouvre n'est pas un acte ; sa soumission en est un",
        ["BilanService.EnregistrerAsync"] = "un brouillon s'enregistre à chaque frappe : ce n'est pas un acte ; sa soumission en est un",
        ["SignatureService.EnregistrerAsync"] = "n'enregistre que ce que SignerAsync vient de consigner",
        ["JetonService.NoterLUsageAsync"] = "tient la date du dernier usage d'un jeton : lire n'est pas un geste",
        ["DemonstrationService.ReserverAsync"] = "réserve la base à cette instance : personne n'a encore agi",
        ["RecitDesRappels.Inscrire"] = "enregistre les gestes que la troupe vient de consigner",
        ["Metteur.FaireAsync"] = "enregistre les gestes que la troupe vient de consigner",
        ["Metteur.ScellerAsync"] = "enregistre les gestes que la troupe vient de consigner",
        ["PeuplementService.EnregistrerAsync"] = "plante un décor fictif sur une base vide ; la chronique de ses gestes est consignée à part, dans l'ordre",
        ["PeuplementService.ScellerAsync"] = "enregistre les gestes de la chronique qui précèdent le sceau",
        ["DemonstrationService.JouerAsync"] = "plante le décor fictif sur une base vide : personne n'a encore agi",
        ["SelectionDeLotService.PreparerAsync"] = Selection,
        ["SelectionDeLotService.ChangerAsync"] = Selection,
        ["ExecutionDeLotService.TraiterAsync"] = LigneConclue,
        ["ExecutionDeLotService.EcarterAsync"] = LigneConclue,
        ["ExecutionDeLotService.EnregistrerAsync"] = LigneConclue,
        ["ExecutionDeLotService.InterrompreAsync"] = "rend ce qu'une instance tenait : aucun objet n'a changé",
        ["ImportAnnuaireService.DeposerAsync"] = AvantLApplication,
        ["ImportAnnuaireService.AppliquerAsync"] = "demande l'application, que le travail de fond fait et consigne",
        ["ImportAnnuaireService.RefaireAsync"] = AvantLApplication,
        ["ImportAnnuaireService.AbandonnerAsync"] = AvantLApplication,
        ["TraitementDImportService.AnalyserAsync"] = AvantLApplication,
        ["TraitementDImportService.DireLEchecAsync"] = "note l'échec sur l'import ; rien n'a changé",
    };
}

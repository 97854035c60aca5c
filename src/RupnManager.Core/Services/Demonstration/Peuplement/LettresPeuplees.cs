using System.Collections.Immutable;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;
using RupnManager.Services.Lots;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>
/// Les lettres d'une année : écrites, figées, signées pas à pas jusqu'à aujourd'hui. Leurs signatures disent qu'elles sont fictives.
/// Seuls les établissements témoins font sceller les leurs ; ailleurs, une lettre validée n'a pas de fichier.
/// </summary>
internal sealed class LettresPeuplees(AnneeDUnLieu annee, CourriersPeuples courriers)
{
    public const string Moyen = "signature fictive, peuplement de démonstration";
    private static readonly string[] Cadre = ["p3.cadre", "p3.souplesse", "p3.exemples"];
    private static readonly string[] Exemples =
    [
        "p3.reseau", "p3.services", "p3.ressources", "p3.eleves", "p3.ajout.comptes", "p3.ajout.ent", "p3.ajout.pix", "p3.ajout.parc-mobile",
        "p3.ajout.incidents", "p3.ajout.emi", "p3.ajout.ia", "p3.ajout.inclusion",
    ];

    private static readonly string[] Durees = ["une heure par semaine", "deux heures par semaine", "trois heures par quinzaine"];
    private static readonly string[] Creneaux = ["le mardi après-midi", "le jeudi de 11 h à 12 h", "le lundi matin"];
    private readonly Hasard _hasard = annee.Hasard;
    private readonly Hasard _jeudis = new(annee.Cadre.Graine, $"lots {annee.Annee.Debut} {annee.Lieu.Uai}");
    private int _rang;

    public void Rediger(MissionPeuplee mission)
    {
        var academie = annee.Academie.Academie.Code;
        var enFile = annee.Annee == annee.Cadre.AnneeCourante && annee.Cadre.File.Prendre();
        var jour = _hasard.Jour(new(annee.Annee.Debut, 9, 8), enFile ? 0 : 60);
        var quand = _hasard.Heure(jour);
        if (!annee.EstPasse(quand)) return;
        var modele = annee.Cadre.Modele(academie, annee.Annee);
        var reference = $"RUPN-{annee.Annee.Debut}-{annee.Lieu.Uai}-{++_rang}";
        var lettre = LettreDeMission.Rediger(mission.Mission, modele, annee.Cadre.Reglage(academie, annee.Annee), _rang,
            Hasard.Code(annee.Cadre.Graine, reference), ContenuDeLettre.Initial(modele), quand);
        var chef = annee.Chef(quand);
        lettre.Ecrire(enFile ? lettre.VersionCourante.Contenu : Contenu(lettre, modele), chef, quand);
        mission.Lettre = lettre;
        annee.Retenir(lettre);
        Dire(lettre, chef, Evenement.LettreCreee, $"a créé la lettre {lettre.Reference} (modèle {modele.Nom}).", quand);
        Cheminer(mission, lettre, jour, enFile);
    }

    /// <summary>La moitié suit le modèle ; l'autre choisit ses exemples et dit les moyens.</summary>
    private ContenuDeLettre Contenu(LettreDeMission lettre, ModeleDeLettre modele)
    {
        var initial = lettre.VersionCourante.Contenu;
        if (_hasard.Chance(50)) return initial;
        var choisies = _hasard.Quelques(Exemples, _hasard.Entre(2, 5)).Append("moyens.temps")
            .Select(modele.Clause).OfType<ClauseDeModele>().Select(c => new ClauseDeLettre(c.Cle, c.Partie, c.Texte));
        return initial with
        {
            Clauses = [.. initial.Clauses.Where(c => Cadre.Contains(c.Cle)), .. choisies],
            Champs = ImmutableSortedDictionary<string, string>.Empty.Add("durée", _hasard.Parmi(Durees)).Add("créneaux", _hasard.Parmi(Creneaux)),
        };
    }

    /// <summary>Une étape après l'autre, jusqu'à aujourd'hui ou jusqu'à celle où la lettre s'est arrêtée.</summary>
    private void Cheminer(MissionPeuplee mission, LettreDeMission lettre, DateOnly jour, bool enFile)
    {
        var arret = enFile ? 3 : annee.EstClose || _hasard.Chance(80) ? 4 : _hasard.Entre(0, 3);
        if (arret == 0 || !Suivre(ref jour, 6, out var miseALaSignature)) return;
        Presenter(lettre, miseALaSignature);
        if (arret == 1 || !Suivre(ref jour, 5, out var chef)) return;
        SignerEnChef(mission, lettre, chef);
        if (arret == 2 || !Suivre(ref jour, 9, out var rupn)) return;
        if (!annee.EstClose && !enFile && _hasard.Chance(2))
        {
            lettre.Refuser(Rupn(mission), "Je souhaite d'abord revoir les moyens donnés.", rupn);
            Dire(lettre, Rupn(mission), Evenement.LettreRefusee, $"a refusé la lettre {lettre.Reference} : {lettre.VersionCourante.Motif}", rupn);
            return;
        }
        Signer(lettre, Etape.Rupn, Rupn(mission), rupn);
        if (arret == 3 || !Suivre(ref jour, 18, out var dan)) return;
        var enLot = !annee.EstClose && _jeudis.Chance(70) ? LettresEnLot.EnLigne(lettre, seLitAvant: true) : null;
        if (enLot is not null && !annee.EstPasse(dan = LotsPeuples.Heure(jour, _jeudis))) return;
        if (_hasard.Chance(3))
        {
            if (Reprendre(mission, lettre, dan, enLot) is not { } reprise) return;
            (dan, enLot) = (reprise, null);
        }
        Valider(mission, lettre, dan);
        if (enLot is not null) annee.Academie.Carnet.Retenir(new(NatureDeLot.Validation, enLot, dan, IssueDeLigne.Faite));
    }

    /// <summary>
    /// Le DAN renvoie la lettre, que son lot du jour écarte alors ; le chef la reprend et tout se signe de nouveau.
    /// Rend l'heure à laquelle le DAN y revient ; rien si elle n'en est pas là.
    /// </summary>
    private DateTime? Reprendre(MissionPeuplee mission, LettreDeMission lettre, DateTime dan, LigneDeLot? enLot)
    {
        var jour = dan.JourDeParis();
        var motif = _hasard.Parmi(Textes.MotifsDeRenvoi);
        lettre.Renvoyer(annee.Academie.Dan, motif, dan);
        Dire(lettre, annee.Academie.Dan, Evenement.LettreRenvoyee, $"a renvoyé la lettre {lettre.Reference} : {motif}", dan);
        if (enLot is not null) annee.Academie.Carnet.Retenir(new(NatureDeLot.Validation, enLot, dan, ExamenDeLaLettre.Obstacle(lettre, enLot.Empreinte, NatureDeLot.Validation)!));
        if (!Suivre(ref jour, 5, out var reprise)) return null;
        lettre.Reprendre(reprise);
        Dire(lettre, annee.Chef(reprise), Evenement.LettreReprise, $"a repris la lettre {lettre.Reference}, version {lettre.NumeroDeVersion} ; 2 signatures sans effet.", reprise);
        Presenter(lettre, reprise);
        if (!Suivre(ref jour, 4, out var chef)) return null;
        SignerEnChef(mission, lettre, chef);
        if (!Suivre(ref jour, 4, out var rupn)) return null;
        Signer(lettre, Etape.Rupn, Rupn(mission), rupn);
        return Suivre(ref jour, 6, out var retour) ? retour : null;
    }

    private void Presenter(LettreDeMission lettre, DateTime quand)
    {
        lettre.MettreALaSignature(quand);
        courriers.DireLeTour(lettre, annee.Equipe.PersonneDuChef(quand.JourDeParis()), quand);
    }

    private void SignerEnChef(MissionPeuplee mission, LettreDeMission lettre, DateTime quand)
    {
        Signer(lettre, Etape.Chef, annee.Chef(quand), quand);
        courriers.DireLeTour(lettre, mission.Titulaire.Agent.Personne!, quand);
    }

    private void Valider(MissionPeuplee mission, LettreDeMission lettre, DateTime quand)
    {
        Signer(lettre, Etape.Dan, annee.Academie.Dan, quand);
        mission.ValideeLe = quand;
        courriers.DireLaValidation(lettre, [annee.Equipe.PersonneDuChef(quand.JourDeParis()), mission.Titulaire.Agent.Personne!], quand);
        if (annee.Equipe.Temoin && !annee.EstClose) annee.Cadre.Chronique.Sceller(lettre.Id, RedactionService.Objet(lettre), quand);
        else lettre.NoterScellement(quand);
    }

    private void Signer(LettreDeMission lettre, Etape etape, Acteur acteur, DateTime quand)
    {
        lettre.Signer(etape, acteur, new(lettre.VersionCourante.Empreinte!, Moyen), quand);
        Dire(lettre, acteur, etape is Etape.Dan ? Evenement.LettreValidee : Evenement.LettreSignee, SignatureService.Phrase(lettre, etape, acteur), quand);
    }

    private bool Suivre(ref DateOnly jour, int jours, out DateTime quand)
    {
        jour = _hasard.Jour(jour.AddDays(1), jours);
        quand = _hasard.Heure(jour);
        return annee.EstPasse(quand);
    }

    private Acteur Rupn(MissionPeuplee mission) => annee.Equipe.Rupn(mission.Titulaire);

    private void Dire(LettreDeMission lettre, Acteur acteur, string evenement, string phrase, DateTime quand) =>
        annee.Cadre.Chronique.Dire(acteur, evenement, RedactionService.Objet(lettre), phrase, quand);
}

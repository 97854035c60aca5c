using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Journal;
using RupnManager.Services.Indemnites;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Le service fait certifié après la mission, puis un état liquidatif, qui va jusqu'au retour du rectorat ou s'arrête en chemin l'an passé.</summary>
internal sealed class PaiementPeuple(AnneeDUnLieu annee, Enveloppe enveloppe, IReadOnlyList<MissionPeuplee> missions)
{
    private readonly Hasard _hasard = annee.Hasard;
    private Acteur Intendance => annee.Equipe.Gestionnaire;

    public void Payer(IReadOnlyList<Attribution> attributions, Func<Attribution, CumulDePersonne?> cumulDe)
    {
        var certification = _hasard.Heure(_hasard.Jour(new(annee.Annee.Debut + 1, 7, 1), 0));
        if (attributions.Count == 0 || !annee.EstPasse(certification) || (!annee.EstClose && _hasard.Chance(10))) return;
        foreach (var attribution in attributions) Certifier(attribution, cumulDe(attribution), certification);
        var arret = annee.EstClose ? 5 : _hasard.Entre(0, 9);
        if (arret > 0) Liquider([.. attributions.SelectMany(a => a.Echeances).Where(e => e.Situation is SituationDEcheance.APayer)], certification.JourDeParis(), arret);
    }

    private void Certifier(Attribution attribution, CumulDePersonne? cumul, DateTime quand)
    {
        var (chef, jour) = (annee.Chef(quand), quand.JourDeParis());
        foreach (var echeance in attribution.Echeances.ToList())
        {
            var partiel = echeance.Nature is NatureDEcheance.Unique && _hasard.Chance(2);
            attribution.Certifier(echeance, new()
            {
                Resultat = partiel ? ResultatDuService.Partiel : ResultatDuService.Complet, Date = jour,
                Montant = partiel ? new Montant(echeance.Prevu.Centimes * 4 / 5) : null, Motif = partiel ? "absence de deux mois" : null,
            }, cumul, chef, quand, jour);
        }
        annee.Cadre.Chronique.Dire(chef, Evenement.ServiceFaitCertifie, AttributionService.Objet(attribution),
            $"a certifié le service fait de {attribution.Personne!.Designation}, année {annee.Annee}.", quand);
    }

    private void Liquider(IReadOnlyList<Echeance> echeances, DateOnly jour, int arret)
    {
        if (echeances.Count == 0) return;
        var preparation = Suivre(ref jour);
        var etat = new EtatLiquidatif
        {
            EtablissementId = annee.Lieu.Id, Etablissement = annee.Lieu, CodeAcademie = annee.Lieu.CodeAcademie, Annee = annee.Annee,
            PreparateurId = Intendance.PersonneId, Preparateur = Intendance.Designation, PrepareLe = preparation,
        };
        annee.Retenir(etat);
        foreach (var echeance in echeances) etat.Ajouter(echeance);
        Dire(etat, Intendance, Evenement.EtatPrepare, $"a préparé un état de {PreparationDEtatService.Lignes(etat.Lignes.Count)}.", preparation);
        if (arret == 1) return;
        var soumission = Suivre(ref jour);
        etat.Soumettre([], Intendance, soumission);
        if (arret == 2) return;
        Arreter(etat, Suivre(ref jour));
        if (arret == 3) return;
        var transmission = Suivre(ref jour);
        etat.Transmettre(transmission.JourDeParis(), Intendance, transmission.JourDeParis());
        Dire(etat, Intendance, Evenement.EtatTransmis, $"a transmis l'état {etat.Numero} au rectorat le {transmission.DateEnLettres()}.", transmission);
        if (arret == 4) return;
        Repondre(etat, _hasard.Heure(_hasard.Jour(new(annee.Annee.Debut + 1, 9, 14), 10)));
    }

    private void Arreter(EtatLiquidatif etat, DateTime quand)
    {
        var chef = annee.Chef(quand);
        etat.Arreter([], 1, chef, quand);
        var controle = new Controle([], missions.ToDictionary(m => m.Mission.Id,
            m => new LettreDuPaiement(m.Lettre!.Reference, m.Mission.Personnel!.Personne!.Designation, m.ValideeLe!.Value.JourDeParis())), "", CodeConfirme: false);
        if (annee.Equipe.Temoin)
        {
            foreach (var piece in PiecesDeLEtat.Composer(etat, controle, enveloppe.Notifie)) annee.Retenir(piece);
        }
        else
        {
            var figees = LignesFigees.De(etat, controle);
            var csv = CsvDePaiement.Ecrire(figees.Values);
            etat.Sceller(figees, Empreintes.Sha256(csv));
            annee.Retenir(new PieceArchivee
            {
                EtatLiquidatifId = etat.Id, Format = FormatDePiece.Csv, Nom = $"{etat.Numero}.csv", Octets = csv, Empreinte = Empreintes.Sha256(csv), CreeLe = quand,
            });
        }
        Dire(etat, chef, Evenement.EtatArrete, $"a arrêté l'état {etat.Numero} : {PreparationDEtatService.Lignes(etat.Lignes.Count)} (empreinte {etat.Empreinte}).", quand);
    }

    private void Repondre(EtatLiquidatif etat, DateTime quand)
    {
        foreach (var ligne in etat.Lignes.ToList())
        {
            var rejetee = !annee.EstClose && _hasard.Chance(2);
            etat.EnregistrerRetour(ligne, rejetee ? new() { Payee = false, Motif = "NUMEN à corriger" } : new() { Payee = true, Mois = new(annee.Annee.Debut + 1, 9, 1) }, quand);
        }
        Dire(etat, Intendance, Evenement.RetourEnregistre, $"a enregistré le retour de l'état {etat.Numero}.", quand);
    }

    private DateTime Suivre(ref DateOnly jour)
    {
        jour = _hasard.Jour(jour.AddDays(1), 1);
        return _hasard.Heure(jour);
    }

    private void Dire(EtatLiquidatif etat, Acteur acteur, string evenement, string phrase, DateTime quand) =>
        annee.Cadre.Chronique.Dire(acteur, evenement, PaiementsComplets.Objet(etat), phrase, quand);
}

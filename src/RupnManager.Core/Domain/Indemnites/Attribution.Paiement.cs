using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>Ce que le chef constate d'une échéance.</summary>
public sealed record ServiceFait
{
    public required ResultatDuService Resultat { get; init; }

    /// <summary>Le montant retenu, si le service est partiel.</summary>
    public Montant? Montant { get; init; }
    public string? Motif { get; init; }
    public required DateOnly Date { get; init; }
}

/// <summary>La décision du recteur, le service fait et ce qui se paie.</summary>
public sealed partial class Attribution
{
    /// <summary>
    /// Décide une proposition et en prévoit le paiement. Refus : decision.deja, attribution.geste, decision.motif, decision.montant,
    /// ific.plafond, ific.plafond-cumul, imp.taux, enveloppe.insuffisante (art. 5).
    /// </summary>
    public void Decider(SensDeDecision sens, Montant? montant, string? motif, Mesure mesure, int premierMois, Acteur auteur, DateTime quand)
    {
        if (Decision is { } deja)
            throw ReglesDesAttributions.DecisionDeja.Refus(("auteur", deja.Par), ("date", deja.Le.DateEnLettres()));
        Exiger(EtatDAttribution.Proposee);
        if (sens is not SensDeDecision.Accordee && string.IsNullOrWhiteSpace(motif)) throw ReglesDesAttributions.DecisionMotif.Refus();
        if (motif?.Trim().Length > Proposition.LongueurDuMotif)
            throw ReglesDesAttributions.TexteLong.RefusSur("Motif", ("maximum", Proposition.LongueurDuMotif));
        var accorde = sens switch
        {
            SensDeDecision.Accordee => Propose,
            SensDeDecision.Modifiee => montant ?? throw ReglesDesEnveloppes.MontantForme.Refus(),
            _ => Montant.Zero,
        };
        if (sens is SensDeDecision.Modifiee)
        {
            if (accorde == Propose) throw ReglesDesAttributions.DecisionMontant.Refus();
            mesure.Bareme.Verifier(accorde, motif, Annee);
        }
        if (sens is not SensDeDecision.Refusee)
        {
            mesure.VerifierLeCumul(accorde, Engage, Annee, Personne!.Designation);
            Engager(accorde, mesure.Cumul);
        }
        Decision = new() { Sens = sens, Montant = accorde, Motif = Vide(motif), ParId = auteur.PersonneId, Par = auteur.Designation, Le = quand };
        if (sens is SensDeDecision.Refusee) Clore(EtatDAttribution.Refusee, mesure.Cumul, quand);
        else Prevoir(accorde, premierMois);
        Bordereau!.Suivre();
    }

    private void Prevoir(Montant accorde, int premierMois)
    {
        foreach (var part in Echeancier.Pour(accorde, Mission!, premierMois))
        {
            _echeances.Add(new Echeance
            {
                AttributionId = Id, Attribution = this, Numero = part.Numero, Nature = part.Nature, Debut = part.Debut, Fin = part.Fin,
                CertifiableDes = part.CertifiableDes, Prevu = part.Montant,
            });
        }
        Recalculer();
    }

    /// <summary>
    /// Certifie le service fait d'une échéance. Refus : service-fait.trop-tot ou service-fait.echeance (art. 5), service-fait.date,
    /// service-fait.terme, service-fait.prorata, service-fait.montant, service-fait.motif, service-fait.deja.
    /// </summary>
    public void Certifier(Echeance echeance, ServiceFait service, CumulDePersonne? cumul, Acteur auteur, DateTime quand, DateOnly aujourdhui)
    {
        if (service.Date > aujourdhui) throw ReglesDuPaiement.DateAVenir.Refus();
        VerifierLaDate(echeance, service.Date);
        if (echeance.Debut > Mission!.Terme && service.Resultat is not ResultatDuService.NonFait)
            throw ReglesDuPaiement.ApresLeTerme.En(Annee).Refus(("fin", Mission.Terme.EnChiffres()));
        echeance.Certifier(new()
        {
            Resultat = service.Resultat, Montant = Retenu(echeance, service), Motif = Vide(service.Motif), Date = service.Date,
            ParId = auteur.PersonneId, Par = auteur.Designation, Qualite = auteur.Qualite, Le = quand,
        });
        ReprendreLEngagement(cumul);
    }

    /// <summary>Annule une certification, avec son motif. Refus : service-fait.annulation, service-fait.non-certifie, ligne.geste, paiement.definitif.</summary>
    public void AnnulerLaCertification(Echeance echeance, string? motif, CumulDePersonne? cumul)
    {
        if (string.IsNullOrWhiteSpace(motif)) throw ReglesDuPaiement.AnnulationMotif.Refus();
        echeance.ExigerAnnulable();
        // Le montant prévu revient : il faut qu'il tienne encore dans l'enveloppe.
        Engager(Engage - echeance.Engage + echeance.Prevu, cumul);
        echeance.AnnulerLaCertification();
        Recalculer();
    }

    /// <summary>
    /// Ajoute, après un paiement, une ligne qui le complète : rien n'est récrit. Refus : complement.motif, complement.plafond, attribution.geste.
    /// </summary>
    public Echeance Completer(Montant montant, string? motif, Mesure mesure, Acteur auteur, DateTime quand)
    {
        if (!_echeances.Any(e => e.Situation is SituationDEcheance.Payee)) throw ReglesDesAttributions.Geste.Refus(("etat", Etat.Libelle()));
        if (string.IsNullOrWhiteSpace(motif)) throw ReglesDuPaiement.ComplementMotif.Refus();
        var reste = ResteACompleter(mesure);
        if (montant > reste) throw ReglesDuPaiement.Complement.Refus(("reste", reste));
        var jour = quand.JourDeParis();
        var complement = new Echeance
        {
            AttributionId = Id, Attribution = this, Numero = _echeances.Max(e => e.Numero) + 1, Nature = NatureDEcheance.Complement,
            Debut = Mission!.Debut, Fin = Mission.Terme, Prevu = montant,
        };
        _echeances.Add(complement);
        complement.Certifier(new()
        {
            Resultat = ResultatDuService.Complet, Montant = montant, Motif = motif.Trim(), Date = jour,
            ParId = auteur.PersonneId, Par = auteur.Designation, Qualite = auteur.Qualite, Le = quand,
        });
        ReprendreLEngagement(mesure.Cumul);
        return complement;
    }

    /// <summary>Ce qu'un complément peut atteindre : le disponible de l'enveloppe, sous le plafond (IFIC) ou le montant décidé (IMP).</summary>
    public Montant ResteACompleter(Mesure mesure)
    {
        var compte = mesure.PlafondParPersonne && mesure.Cumul is not null ? mesure.Cumul.Engage : Engage;
        var limite = Annee.Regime is Regime.Ific ? mesure.Bareme.Plafond - compte : Decision!.Montant - Engage;
        var reste = Montant.Moindre(limite, Enveloppe!.Disponible);
        return reste > Montant.Zero ? reste : Montant.Zero;
    }

    /// <summary>Les jours sans mission dans l'échéance (interruption, avant la prise d'effet, après le terme), et le montant au prorata : une indication, jamais un calcul qui s'impose.</summary>
    public (int Jours, int SurJours, Montant Montant)? ProrataIndicatif(Echeance echeance)
    {
        var (debut, fin) = (echeance.Debut, echeance.Fin < Mission!.Terme ? echeance.Fin : Mission.Terme);
        var total = echeance.Fin.DayNumber - debut.DayNumber + 1;
        var absents = Communs(debut, echeance.Fin, debut, Mission.Debut.AddDays(-1)) + Mission.Interruptions.Sum(i => Communs(debut, fin, i.Debut, i.Fin ?? fin)) + Math.Max(0, echeance.Fin.DayNumber - Math.Max(fin.DayNumber, debut.DayNumber - 1));
        return absents == 0 ? null : (absents, total, Montant.EnEuros(echeance.Prevu.Euros * (total - Math.Min(absents, total)) / total));
    }

    internal void Recalculer()
    {
        if (SansSuiteLe is not null || Decision is null) return;
        var payables = _echeances.Where(e => e.Situation is not SituationDEcheance.SansPaiement).ToList();
        Etat = payables.Count == 0 ? EtatDAttribution.SansPaiement
            : payables.All(e => e.Situation is SituationDEcheance.Payee) ? EtatDAttribution.Soldee
            : payables.Any(e => e.Certification is not null) ? EtatDAttribution.EnPaiement
            : Decision.Sens is SensDeDecision.Modifiee ? EtatDAttribution.Modifiee : EtatDAttribution.Accordee;
        Version++;
    }

    private void ReprendreLEngagement(CumulDePersonne? cumul)
    {
        Engager(_echeances.Select(e => e.Engage).Total(), cumul);
        Recalculer();
    }

    private void VerifierLaDate(Echeance echeance, DateOnly jour)
    {
        if (echeance.EstCertifiable(jour, Mission!.Terme)) return;
        throw echeance.CertifiableDes is { } des
            ? ReglesDuPaiement.EcheanceTropTot.Refus(("mois", echeance.Libelle), ("date", des.EnChiffres()))
            : ReglesDuPaiement.TropTot.En(Annee).Refus(("fin", Mission.Terme.EnChiffres()));
    }

    private static Montant Retenu(Echeance echeance, ServiceFait service)
    {
        if (service.Motif?.Trim().Length > Echeance.LongueurDuMotif)
            throw ReglesDesAttributions.TexteLong.RefusSur("Motif", ("maximum", Echeance.LongueurDuMotif));
        if (service.Resultat is ResultatDuService.Complet) return echeance.Prevu;
        if (service.Resultat is ResultatDuService.NonFait)
            return string.IsNullOrWhiteSpace(service.Motif) ? throw ReglesDuPaiement.NonFaitMotif.Refus() : Montant.Zero;
        if (service.Montant is not { } retenu || string.IsNullOrWhiteSpace(service.Motif)) throw ReglesDuPaiement.Prorata.Refus();
        return retenu < echeance.Prevu ? retenu : throw ReglesDuPaiement.PartielMontant.Refus(("prevu", echeance.Prevu));
    }

    private static int Communs(DateOnly debut, DateOnly fin, DateOnly autreDebut, DateOnly autreFin) => Math.Max(0,
        Math.Min(fin.DayNumber, autreFin.DayNumber) - Math.Max(debut.DayNumber, autreDebut.DayNumber) + 1);

    private static string? Vide(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
}

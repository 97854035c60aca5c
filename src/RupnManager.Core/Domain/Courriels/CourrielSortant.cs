using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Courriels;

/// <summary>
/// Où en est un courriel : à envoyer, en cours, envoyé, abandonné parce que le relais l'a refusé pour de bon, incertain après une coupure en
/// plein envoi, repris dans un récapitulatif, ou classé sans être parti.
/// </summary>
public enum EtatDeCourriel { AEnvoyer, EnCours, Envoye, Abandonne, Incertain, Groupe, Classe }

/// <summary>Un courriel écrit dans la transaction du geste, envoyé ensuite, jamais deux fois.</summary>
public sealed class CourrielSortant
{
    public const int LongueurDeLObjet = 200;
    public const int LongueurDeLErreur = 500;

    /// <summary>Entre deux essais, jamais plus : un relais réparé trouve les courriels dans l'heure.</summary>
    public static readonly TimeSpan EspacementMaximal = TimeSpan.FromHours(1);

    private string _texte = "";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Clé du texte : « a-signer », « lettre-refusee »…</summary>
    public required string Cle { get; init; }

    /// <summary>Vrai si l'avis peut attendre un récapitulatif.</summary>
    public bool Groupable { get; init; }
    public Guid? PersonneId { get; init; }
    public required string Destinataire { get; set; }
    public required string Objet { get; init; }

    /// <summary>Ce que dit le courriel ; oublié une fois parti, car il peut porter un lien qui ouvre un compte.</summary>
    public required string Texte { get => _texte; init => _texte = value; }
    public required DateTime CreeLe { get; init; }
    public EtatDeCourriel Etat { get; private set; }
    public int Tentatives { get; private set; }
    public DateTime ProchaineTentative { get; private set; }
    public DateTime? EnvoyeLe { get; private set; }

    /// <summary>Depuis quand il ne part pas ; rien s'il est parti ou n'a pas encore été essayé.</summary>
    public DateTime? EnEchecDepuis { get; private set; }
    public string? DerniereErreur { get; private set; }
    public int Version { get; private set; }

    /// <summary>Réserve le courriel à un expéditeur ; enregistré avant tout envoi, pour n'envoyer qu'une fois.</summary>
    public void Reserver(DateTime quand)
    {
        Etat = EtatDeCourriel.EnCours;
        Tentatives++;
        ProchaineTentative = quand;
        Version++;
    }

    /// <summary>Le courriel est parti : son texte est oublié.</summary>
    public void NoterEnvoi(DateTime quand)
    {
        _texte = "";
        (Etat, EnvoyeLe, EnEchecDepuis, DerniereErreur) = (EtatDeCourriel.Envoye, quand, null, null);
        Version++;
    }

    /// <summary>Le relais ne répond pas, ou demande d'attendre : nouvel essai, de plus en plus espacé, sans jamais renoncer.</summary>
    public void NoterRetard(string cause, DateTime quand)
    {
        NoterEchec(EtatDeCourriel.AEnvoyer, cause, quand);
        var minutes = Math.Min(Math.Pow(2, Tentatives), EspacementMaximal.TotalMinutes);
        ProchaineTentative = quand.AddMinutes(minutes);
    }

    /// <summary>Le relais a refusé ce courriel pour de bon : il est abandonné jusqu'à ce que quelqu'un en décide.</summary>
    public void NoterRefus(string cause, DateTime quand) => NoterEchec(EtatDeCourriel.Abandonne, cause, quand);

    /// <summary>Coupure ou arrêt en plein envoi : on ne sait pas si le courriel est parti, on ne le renvoie pas.</summary>
    public void NoterIncertain(string cause, DateTime quand) => NoterEchec(EtatDeCourriel.Incertain, cause, quand);

    /// <summary>L'avis est repris dans un récapitulatif : il ne part pas seul, son texte est oublié.</summary>
    public void NoterGroupe(DateTime quand)
    {
        _texte = "";
        (Etat, EnvoyeLe) = (EtatDeCourriel.Groupe, quand);
        Version++;
    }

    /// <summary>Un administrateur décide d'envoyer maintenant un courriel qui attend, abandonné ou incertain. Refus : courriel.relance.</summary>
    public void Relancer(DateTime quand)
    {
        RefuserSiRegle();
        (Etat, Tentatives, ProchaineTentative) = (EtatDeCourriel.AEnvoyer, 0, quand);
        Version++;
    }

    /// <summary>
    /// Le courriel ne partira pas, ou est tenu pour parti : un administrateur le décide, ou le geste qu'il demandait est fait. Son texte est
    /// oublié. Refus : courriel.relance.
    /// </summary>
    public void Classer()
    {
        RefuserSiRegle();
        _texte = "";
        Etat = EtatDeCourriel.Classe;
        Version++;
    }

    private void NoterEchec(EtatDeCourriel etat, string cause, DateTime quand)
    {
        DerniereErreur = cause.Length > LongueurDeLErreur ? cause[..LongueurDeLErreur] : cause;
        (Etat, EnEchecDepuis) = (etat, EnEchecDepuis ?? quand);
        Version++;
    }

    private void RefuserSiRegle()
    {
        var dit = Etat switch
        {
            EtatDeCourriel.EnCours => "en cours d'envoi",
            EtatDeCourriel.Envoye or EtatDeCourriel.Groupe => "déjà parti",
            EtatDeCourriel.Classe => "déjà classé",
            _ => null,
        };
        if (dit is not null) throw ReglesDesComptes.CourrielRelance.Refus(("etat", dit));
    }
}

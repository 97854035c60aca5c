using RupnManager.Domain.Journal;

namespace RupnManager.Data.Comptes;

/// <summary>
/// Les essais récents sur une adresse, qu'un compte y réponde ou non : le blocage ne dit pas qui existe.
/// Une ligne par adresse, comptée dans la base : plusieurs instances partagent le compte.
/// </summary>
public sealed class EssaisDeConnexion
{
    public const int Maximum = 5;
    public static readonly TimeSpan Blocage = TimeSpan.FromMinutes(15);

    /// <summary>Empreinte de l'adresse, jamais l'adresse.</summary>
    public required string Cle { get; init; }
    public int Nombre { get; set; }
    public DateTime DernierLe { get; set; }

    public static string CleDe(string courriel) => Empreintes.Sha256(courriel.Trim().ToUpperInvariant());
}

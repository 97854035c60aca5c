using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace RupnManager.Web.Controllers;

public sealed class AccueilController : Controller
{
    [HttpGet("/"), Authorize]
    public IActionResult Index() => View();
}

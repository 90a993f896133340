"""Which network addresses are public: our own deny list.

``ipaddress.is_global`` is no policy: up to Python 3.11.9 it calls multicast, NAT64, 6to4 and site-local
addresses global (CVE-2024-4032), and it still calls multicast so. The ranges are those of the IANA special-purpose
registries (RFC 6890 and its updates); IPv6 is the global unicast block 2000::/3 without its carve-outs, and every
form that embeds an IPv4 address is refused whole.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_DENIED_4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # Azure's host service, reachable from its virtual machines alone
    )
)  # fmt: skip
_GLOBAL_6 = IPv6Network("2000::/3")
_DENIED_6 = tuple(
    IPv6Network(net)
    for net in (
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
    )
)  # fmt: skip

PUBLIC_PORTS = frozenset({80, 443})


def is_public(address: str | IPv4Address | IPv6Address) -> bool:
    """Say whether an address may be connected to. Text that is no address is not public."""
    if isinstance(address, str):
        try:
            address = ip_address(address)
        except ValueError:
            return False
    if isinstance(address, IPv4Address):
        return not any(address in net for net in _DENIED_4)
    if address.scope_id is not None:
        return False
    return address in _GLOBAL_6 and not any(address in net for net in _DENIED_6)

# What somebody does with flickcurl's command; only the addresses are others, put there by flickcurl_here.c.
import os
import re
import subprocess
import sys
import tempfile

address, key, secret, picture, theirs = sys.argv[1:]
folder = tempfile.TemporaryDirectory()
config, here = os.path.join(folder.name, '.flickcurl.conf'), os.path.join(folder.name, 'here.so')
subprocess.run(['cc', '-shared', '-fPIC', '-o', here, os.path.join(os.path.dirname(__file__), 'flickcurl_here.c'), '-ldl'], check=True)
with open(config, 'w') as written:
    written.write('[flickr]\noauth_client_key=%s\noauth_client_secret=%s\n' % (key, secret))


def tell(name, value):
    print(name, value, flush=True)


def ask(name, value=''):
    tell('ask-' + name, value)
    return sys.stdin.readline().strip()


def run(*arguments):
    return subprocess.run(['flickcurl', '-d', '0', '-q', *arguments], capture_output=True, text=True, env=dict(os.environ, HOME=folder.name, LD_PRELOAD=here, FLICKCURL_SITE=address))


def call(*arguments):
    done = run(*arguments)
    if done.returncode:
        sys.exit('%s: %s' % (' '.join(arguments), done.stderr))
    return done.stdout + done.stderr


def first(pattern, text):
    return re.search(pattern, text)[1]


def sizes():
    return '\t'.join('|'.join(s) for s in re.findall(r"label '(.*?)' width (\d+) height (\d+)\s+source (\S+)", call('photos.getSizes', photo)))


def photos(text):
    return ','.join(re.findall(r'ID (\d+) and', text))


request = call('oauth.create')
token, token_secret = first(r"Request Token: '(\w+)'", request), first(r"Request Token Secret: '(\w+)'", request)
call('oauth.verify', token, token_secret, ask('verifier', token + ' delete'))
tell('login', first(r"username '(.*)'", call('test.login')))
photo = first(r'Photo ID: (\d+)', call('upload', picture, 'title', 'Über <pier> & 🌅', 'public', 'tags', 'pier', '"late summer"'))
tell('photo', photo)
tell('title', first(r"field title .*'(.*)'", call('photos.getInfo', photo)))
ask('sizes', sizes())
tell('model', first(r'Model.*?(NIKON \w+)', call('photos.getExif', photo)))
call('photos.addTags', photo, 'storyofflickcurl')
tell('found', photos(call('photos.search', 'tags', 'storyofflickcurl')))
photoset = first(r'Photoset (\d+) created', call('photosets.create', 'Träume', 'D', photo))
call('photosets.addPhoto', photoset, ask('second'))
tell('sets', ' '.join(reversed(re.search(r'ID %s .*photos count: (\d+) title: \'(.*?)\'' % photoset, call('photosets.getList')).groups())))
call('photosets.delete', photoset)
call('photos.comments.addComment', theirs, 'Schön & <b>gut</b>')
tell('comment', re.findall(r"text '(.*)'", call('photos.comments.getList', theirs))[-1])
call('favorites.add', theirs)
tell('favourite', photos(call('favorites.getList', 'me')).split(',')[0])
call('favorites.remove', theirs)
tell('group', first(r"'(Lamps.*?)'", call('groups.search', 'storyofflickcurl')))
call('photos.setPerms', photo, '0', '1', '0', '1', '0')
tell('perms', '1' if 'friend: yes' in call('photos.getPerms', photo) else call('photos.getPerms', photo))
call('photos.delete', photo)
tell('after', first(r'error (\d+)', run('photos.getInfo', photo).stderr))
